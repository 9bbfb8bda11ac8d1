#include "diagram/quadrant_stand_internal.h"

#include "report/field_words.h"
#include "words/words.h"

#include <string.h>

#define NOTE_MOST 240 /* bytes: six lines of the narrowest field */

static bool is_behind(const akt_role *role, const akt_stand *stand, const akt_stand_holder *holder)
{
    akt_ref who = holder->row->holder;
    bool same = akt_ref_is_set(who) ? akt_ref_is_same(role->holder, who)
                                    : !akt_ref_is_set(role->holder);
    return same && role->strength == holder->strength &&
           (stand->area != AKT_STAND_UNPLACED || role->area == AKT_NONE);
}

/* Whose note and basis are told where several records say the same: what is said whatever the area
 * goes before what is said of one; then by the notes themselves, so that the order of the records
 * means nothing. */
static bool tells_before(const akt_role *a, const akt_role *b, akt_lang lang)
{
    const char *left = akt_text_in(&a->record.note, lang);
    const char *right = akt_text_in(&b->record.note, lang);
    if ((a->area == AKT_NONE) != (b->area == AKT_NONE)) {
        return a->area == AKT_NONE;
    }
    return left != NULL && (right == NULL || strcmp(left, right) < 0);
}

static bool is_cited(const akt_cite *cites, size_t count, const akt_cite *cite)
{
    for (size_t i = 0; i < count; i++) {
        bool both = cites[i].at != NULL && cite->at != NULL;
        if (cites[i].source == cite->source &&
            (both ? strcmp(cites[i].at, cite->at) == 0 : cites[i].at == cite->at)) {
            return true;
        }
    }
    return false;
}

static void add_cites(akt_cite *cites, size_t *count, const akt_cites *more)
{
    for (size_t i = 0; i < more->count; i++) {
        if (!is_cited(cites, *count, &more->items[i])) {
            cites[(*count)++] = more->items[i];
        }
    }
}

akt_record akt_stand__evidence(akt_roles_sheet *sheet, const akt_stand *stand,
                               const akt_stand_holder *holder)
{
    const akt_role *teller = NULL;
    size_t most = 0;
    size_t count = 0;
    const akt_refs *refs = &stand->cell->roles;
    const akt_role *roles = akt_dataset_roles(sheet->dataset);
    for (size_t i = 0; i < refs->count; i++) {
        most += roles[refs->items[i].index].record.sources.count;
    }
    akt_cite *cites = akt_pool_get(sheet->pool, (most + 1) * sizeof *cites);
    for (size_t i = 0; cites != NULL && i < refs->count; i++) {
        const akt_role *role = &roles[refs->items[i].index];
        if (is_behind(role, stand, holder)) {
            if (teller == NULL || tells_before(role, teller, sheet->lang)) {
                teller = role;
            }
            add_cites(cites, &count, &role->record.sources);
        }
    }
    sheet->failed = sheet->failed || cites == NULL;
    akt_record all = teller != NULL ? teller->record : (akt_record){0};
    all.sources = (akt_cites){cites, count};
    return all;
}

/* On what it rests that a holder stands in areas: the least that any record rests on. */
static akt_basis find_basis(const akt_roles_sheet *sheet, const akt_stand *stand,
                            const akt_stand_holder *holder)
{
    const akt_role *roles = akt_dataset_roles(sheet->dataset);
    const akt_refs *refs = &stand->cell->roles;
    int32_t basis = AKT_BASIS_STATED;
    for (size_t i = 0; i < refs->count; i++) {
        const akt_role *role = &roles[refs->items[i].index];
        if (role->area != AKT_NONE && is_behind(role, stand, holder)) {
            basis = (int32_t)role->record.basis > basis ? (int32_t)role->record.basis : basis;
        }
    }
    return (akt_basis)basis;
}

/* "… (avledet)" of what the sources do not state. */
static const char *hedge(akt_roles_sheet *sheet, const char *words, akt_basis basis)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (basis == AKT_BASIS_STATED) {
        return words;
    }
    akt_word how = basis == AKT_BASIS_DERIVED ? AKT_W_BASIS_DERIVED : AKT_W_BASIS_INTERPRETED;
    akt_buffer_format(&text, "%s (%s)", words, akt_words(how, sheet->lang));
    return akt_roles__keep(sheet, &text);
}

const char *akt_stand__areas(akt_roles_sheet *sheet, const akt_stand *stand,
                             const akt_stand_holder *holder, const char **ids)
{
    akt_buffer joined = AKT_BUFFER_INIT;
    size_t count = 0;
    const char **names = akt_pool_get(sheet->pool, (sheet->column_count + 1) * sizeof *names);
    *ids = NULL;
    for (size_t i = 0; names != NULL && i < sheet->column_count; i++) {
        const akt_roles_column *column = &sheet->columns[i];
        if (column->role == stand->role && column->area != AKT_NONE &&
            (holder->row->seen[i] >> holder->strength & 1) != 0) {
            akt_buffer_format(
                &joined, "%s%s", count > 0 ? "|" : "",
                akt_dataset_term(sheet->dataset, AKT_VOCABULARY_AREAS, column->area)->record.id);
            names[count++] = column->name;
        }
    }
    sheet->failed = sheet->failed || names == NULL;
    const char *text = akt_roles__keep(sheet, &joined);
    if (count == 0) {
        return NULL;
    }
    *ids = text;
    return hedge(sheet, akt_join_words(sheet->pool, names, count, sheet->lang),
                 find_basis(sheet, stand, holder));
}

const char *akt_stand__note(akt_roles_sheet *sheet, const akt_stand *stand,
                            const akt_stand_holder *holder)
{
    akt_record record = akt_stand__evidence(sheet, stand, holder);
    const char *note = akt_text_in(&record.note, sheet->lang);
    return note != NULL && strlen(note) <= NOTE_MOST ? note : NULL;
}

const char *akt_stand__whole(akt_roles_sheet *sheet, const akt_stand *stand,
                             const akt_stand_holder *whole)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *note = akt_stand__note(sheet, stand, whole);
    akt_words_fill(&text, AKT_W_QUADRANT_WHOLE, sheet->lang,
                   akt_roles__strength(sheet, whole->strength), NULL, NULL, NULL);
    if (note != NULL) {
        akt_buffer_format(&text, ". %s", note);
    }
    return akt_roles__keep(sheet, &text);
}
