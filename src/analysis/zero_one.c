#include "analysis/zero_one_internal.h"

#include "base/library.h"

#include <glpk.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

enum { NODES_MOST = 1000000 };

#define GLPK_FUNCTIONS(X)                                                                          \
    X(glp_init_env)                                                                                \
    X(glp_free_env)                                                                                \
    X(glp_term_hook)                                                                               \
    X(glp_error_hook)                                                                              \
    X(glp_create_prob)                                                                             \
    X(glp_add_rows)                                                                                \
    X(glp_add_cols)                                                                                \
    X(glp_set_row_bnds)                                                                            \
    X(glp_set_col_kind)                                                                            \
    X(glp_set_col_bnds)                                                                            \
    X(glp_set_obj_coef)                                                                            \
    X(glp_set_mat_row)                                                                             \
    X(glp_init_smcp)                                                                               \
    X(glp_simplex)                                                                                 \
    X(glp_get_status)                                                                              \
    X(glp_get_obj_val)                                                                             \
    X(glp_init_iocp)                                                                               \
    X(glp_intopt)                                                                                  \
    X(glp_mip_status)                                                                              \
    X(glp_mip_col_val)                                                                             \
    X(glp_ios_tree_size)                                                                           \
    X(glp_ios_terminate)

/* GLPK's functions; it is not linked, so that only those who need it wait for it. Once loaded it
 * stays. */
struct akt_glpk {
#define MEMBER(name) __typeof__(name) *name;
    GLPK_FUNCTIONS(MEMBER)
#undef MEMBER
};

/* One search. GLPK ends the program where it lacks memory or finds a fault, unless its hook leaves. */
typedef struct search {
    const akt_zero_one *program;
    const struct akt_glpk *glpk;
    akt_zero_one_answer *out;
    bool *chosen;
    int *columns; /* room for the longest row, from 1 */
    double *factors;
    jmp_buf escape;
    bool lacks_memory;
    bool passes_limit;
    bool is_done;
} search;

static akt_status load(struct akt_glpk *glpk, akt_error *err)
{
    void *library;
    akt_status status = akt_library_open(&library, AKT_GLPK, err);
    if (status != AKT_OK)
        return status;
    bool good = true;
#define FIND(name) good = good && akt_library_find(library, #name, &glpk->name, sizeof glpk->name);
    GLPK_FUNCTIONS(FIND)
#undef FIND
    return good ? AKT_OK : akt_error_set(err, AKT_EINTERNAL, "%s is not GLPK 5", AKT_GLPK);
}

akt_status akt_zero_one__make(akt_zero_one *out, size_t variables, akt_error *err)
{
    *out = (akt_zero_one){.variables = variables,
                          .objective = calloc(variables + 1, sizeof *out->objective),
                          .fixed = malloc(variables + 1),
                          .entries = AKT_LIST_OF(akt_zero_one_entry),
                          .rows = AKT_LIST_OF(akt_zero_one_row),
                          .glpk = calloc(1, sizeof *out->glpk)};
    akt_status status = AKT_OK;
    if (!out->objective || !out->fixed || !out->glpk)
        status = akt_error_memory(err);
    else
        status = load(out->glpk, err);
    if (status == AKT_OK)
        memset(out->fixed, AKT_ZERO_ONE_FREE, variables + 1);
    else
        akt_zero_one__dispose(out);
    return status;
}

void akt_zero_one__dispose(akt_zero_one *program)
{
    free(program->objective);
    free(program->fixed);
    akt_list_dispose(&program->entries);
    akt_list_dispose(&program->rows);
    free(program->glpk);
    *program = (akt_zero_one){0};
}

bool akt_zero_one__add_row(akt_zero_one *program, int64_t least)
{
    akt_zero_one_row *row = akt_list_add(&program->rows);
    if (row)
        *row = (akt_zero_one_row){program->entries.count, 0, least};
    return row != NULL;
}

bool akt_zero_one__add_entry(akt_zero_one *program, size_t variable, int32_t factor)
{
    akt_zero_one_entry *entry = akt_list_add(&program->entries);
    akt_zero_one_row *rows = program->rows.items;
    if (!entry)
        return false;
    *entry = (akt_zero_one_entry){(uint32_t)variable, factor};
    rows[program->rows.count - 1].count++;
    return true;
}

/* What GLPK would print; its last words tell why it gives up. */
static int listen(void *info, const char *words)
{
    search *s = info;
    s->lacks_memory = s->lacks_memory || strstr(words, "memory") != NULL;
    return 1;
}

static void leave(void *info)
{
    search *s = info;
    longjmp(s->escape, 1);
}

static void count_nodes(glp_tree *tree, void *info)
{
    search *s = info;
    int total;
    s->glpk->glp_ios_tree_size(tree, NULL, NULL, &total);
    s->out->nodes = (size_t)total;
    s->passes_limit = total > NODES_MOST;
    if (s->passes_limit)
        s->glpk->glp_ios_terminate(tree);
}

static void add_columns(const search *s, glp_prob *problem)
{
    const akt_zero_one *p = s->program;
    s->glpk->glp_add_cols(problem, (int)p->variables);
    for (size_t v = 0; v < p->variables; v++) {
        int column = (int)v + 1;
        s->glpk->glp_set_col_kind(problem, column, GLP_BV);
        if (p->fixed[v] != AKT_ZERO_ONE_FREE)
            s->glpk->glp_set_col_bnds(problem, column, GLP_FX, p->fixed[v], p->fixed[v]);
        s->glpk->glp_set_obj_coef(problem, column, p->objective[v]);
    }
}

static void add_rows(const search *s, glp_prob *problem)
{
    const akt_zero_one_row *rows = s->program->rows.items;
    const akt_zero_one_entry *entries = s->program->entries.items;
    if (s->program->rows.count)
        s->glpk->glp_add_rows(problem, (int)s->program->rows.count);
    for (size_t r = 0; r < s->program->rows.count; r++) {
        for (size_t i = 0; i < rows[r].count; i++) {
            const akt_zero_one_entry *e = &entries[rows[r].first + i];
            s->columns[i + 1] = (int)e->variable + 1;
            s->factors[i + 1] = e->factor;
        }
        s->glpk->glp_set_mat_row(problem, (int)r + 1, (int)rows[r].count, s->columns, s->factors);
        s->glpk->glp_set_row_bnds(problem, (int)r + 1, GLP_LO, (double)rows[r].least, 0);
    }
}

/* Everything is in whole numbers that a double holds: a bound is rounded up to the next of them. */
static void search_tree(search *s, glp_prob *problem)
{
    glp_iocp how;
    s->glpk->glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.tol_obj = 1e-12;
    how.cb_func = count_nodes;
    how.cb_info = s;
    int code = s->glpk->glp_intopt(problem, &how);
    int found = s->glpk->glp_mip_status(problem);
    s->out->is_feasible = code == 0 && found == GLP_OPT;
    s->is_done = code == 0 && (found == GLP_OPT || found == GLP_NOFEAS);
    for (size_t v = 0; s->out->is_feasible && v < s->program->variables; v++)
        s->chosen[v] = s->glpk->glp_mip_col_val(problem, (int)v + 1) > 0.5;
}

static void run(search *s)
{
    glp_smcp how;
    glp_prob *problem = s->glpk->glp_create_prob();
    add_columns(s, problem);
    add_rows(s, problem);
    s->glpk->glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    int code = s->glpk->glp_simplex(problem, &how);
    int found = s->glpk->glp_get_status(problem);
    s->is_done = code == 0 && found == GLP_NOFEAS;
    if (code != 0 || found != GLP_OPT)
        return;
    s->out->relaxed = s->glpk->glp_get_obj_val(problem);
    search_tree(s, problem);
}

/* Whether the choice keeps every row; its value. */
static bool check(const search *s)
{
    const akt_zero_one *p = s->program;
    const akt_zero_one_row *rows = p->rows.items;
    const akt_zero_one_entry *entries = p->entries.items;
    bool holds = true;
    for (size_t r = 0; r < p->rows.count; r++) {
        int64_t sum = 0;
        for (size_t i = 0; i < rows[r].count; i++) {
            const akt_zero_one_entry *e = &entries[rows[r].first + i];
            sum += s->chosen[e->variable] ? e->factor : 0;
        }
        holds = holds && sum >= rows[r].least;
    }
    s->out->value = 0;
    for (size_t v = 0; v < p->variables; v++)
        s->out->value += s->chosen[v] ? p->objective[v] : 0;
    return holds && (double)s->out->value > s->out->relaxed - 0.5;
}

static akt_status tell(const search *s, akt_error *err)
{
    if (s->lacks_memory)
        return akt_error_memory(err);
    if (s->passes_limit)
        return akt_error_set(
            err, AKT_ELIMIT,
            "no answer is proven best within %d steps of the search; ask for less, "
            "such as --goal gaps",
            NODES_MOST);
    if (!s->is_done || (s->out->is_feasible && !check(s)))
        return akt_error_set(err, AKT_EINTERNAL, "GLPK did not solve the program");
    return AKT_OK;
}

static size_t longest_row(const akt_zero_one *program)
{
    const akt_zero_one_row *rows = program->rows.items;
    size_t most = 0;
    for (size_t r = 0; r < program->rows.count; r++)
        most = rows[r].count > most ? rows[r].count : most;
    return most;
}

/* GLPK keeps all it has in an environment of the thread, which goes away whole: whoever else has
 * problems of GLPK open in this thread loses them. */
static akt_status search_guarded(search *s, akt_error *err)
{
    s->glpk->glp_free_env();
    if (s->glpk->glp_init_env() != 0)
        return akt_error_memory(err);
    s->glpk->glp_term_hook(listen, s);
    s->glpk->glp_error_hook(leave, s);
    if (setjmp(s->escape) == 0)
        run(s);
    else
        s->is_done = false;
    s->glpk->glp_free_env();
    return tell(s, err);
}

akt_status akt_zero_one__solve(akt_zero_one_answer *out, bool *chosen, const akt_zero_one *program,
                               akt_error *err)
{
    size_t room = longest_row(program) + 1;
    *out = (akt_zero_one_answer){0};
    search s = {.program = program,
                .glpk = program->glpk,
                .out = out,
                .chosen = chosen,
                .columns = calloc(room, sizeof *s.columns),
                .factors = calloc(room, sizeof *s.factors)};
    akt_status status = s.columns && s.factors ? search_guarded(&s, err) : akt_error_memory(err);
    free(s.columns);
    free(s.factors);
    return status;
}
