#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "parse/csv.h"
#include "parse/json.h"
#include "scenario/sheet_internal.h"
#include "support/cells.h"
#include "support/packed.h"
#include "support/scratch.h"
#include "support/sweep.h"
#include "words/choice_words.h"
#include "words/fault_words.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

#define SHEETS AKT_FIXTURES "/sheets/"

/* A sheet that was read. */
typedef struct subject {
    akt_pool *pool;
    akt_diagnostics faults;
    akt_text_file file;
    akt_status status;
} subject;

static subject read_path(const char *path)
{
    subject s = {.pool = akt_pool_new()};
    akt_diagnostics_init(&s.faults);
    s.status =
        s.pool ? akt_scenario_sheet_read(&s.file, path, s.pool, &s.faults, NULL) : AKT_ENOMEM;
    return s;
}

static subject read_text(const char *name, const char *bytes, size_t size)
{
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, name, bytes, size);
    subject s = read_path(akt_scratch_path(&scratch, name));
    akt_scratch_remove(&scratch);
    return s;
}

static void dispose(subject *s)
{
    akt_diagnostics_dispose(&s->faults);
    akt_pool_free(s->pool);
}

static void assert_faults(const char *name, const char *bytes, size_t size, const char *wanted)
{
    akt_buffer told = AKT_BUFFER_INIT;
    subject s = read_text(name, bytes, size);
    akt_cells_add_faults(&told, &s.faults);
    assert_string_equal(akt_buffer_text(&told), wanted);
    assert_int_equal(s.status, *wanted ? AKT_EDATA : AKT_OK);
    akt_buffer_dispose(&told);
    dispose(&s);
}

#define FAULTS(text, wanted) assert_faults("x.csv", text, strlen(text), wanted)

/* The steps of the script that text makes, as one line each. */
static void assert_steps(const char *text, const char *wanted)
{
    subject s = read_text("x.csv", text, strlen(text));
    assert_int_equal(s.status, AKT_OK);
    const char *steps = strstr(s.file.text, "\"steps\": [\n");
    assert_non_null(steps);
    assert_string_equal(steps + strlen("\"steps\": [\n"), wanted);
    assert_int_equal(akt_json_check(&s.file, &s.faults), AKT_OK);
    dispose(&s);
}

static void test_sheet__every_step_can_be_written_in_csv_and_in_a_workbook(void **state)
{
    static const char *const paths[] = {SHEETS "alle-steg.csv", SHEETS "alle-steg.xlsx"};
    (void)state;
    akt_pool *pool = akt_pool_new();
    const char *wanted;
    size_t size;
    assert_int_equal(akt_file_read(SHEETS "alle-steg.json", pool, &wanted, &size, NULL), AKT_OK);
    for (size_t i = 0; i < 2; i++) {
        subject s = read_path(paths[i]);
        assert_int_equal(s.status, AKT_OK);
        assert_int_equal(s.faults.list.count, 0);
        assert_string_equal(s.file.text, wanted);
        assert_int_equal(s.file.size, size);
        dispose(&s);
    }
#define AKT_SHEET_STEP(name, table, word, others) assert_non_null(strstr(wanted, "\"" name "\""));
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_STEP
    akt_pool_free(pool);
}

static void test_sheet__the_three_languages_and_scripts_own_words_say_the_same(void **state)
{
    static const char *const texts[] = {
        "Tiltak;Id;Navn;Medlemmer;Hvem;Rolle;Styrke\nlegg til forum;f;F;a;;;\ngi rolle;;;;f;"
        "tilrettelegger;klar\n",
        "Tiltak;Id;Namn;Medlemmer;Kven;Rolle;Styrke\nlegg til forum;f;F;a;;;\ngi rolle;;;;f;"
        "tilretteleggjar;klar\n",
        "Step;Id;Name;Members;Who;Role;Strength\nadd forum;f;F;a;;;\ngive "
        "role;;;;f;Enabler;clear\n",
        "do;id;name;members;holder;role;strength\nadd_forum;f;F;a;;;\ngive_role;;;;f;enabler;"
        "clear\n",
        "  TILTAK ;ID;name;Medlemmer;holder;role;STYRKE\nLegg  til\xC2\xA0"
        "FORUM;f;F;a;;;\nGIVE_ROLE;;;;f;ENABLER; Klar \n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_steps(
            texts[i],
            "{\"do\": \"add_forum\", \"id\": \"f\", \"name\": \"F\", \"members\": [\"a\"]},\n"
            "{\"do\": \"give_role\", \"holder\": \"f\", \"role\": \"enabler\", "
            "\"strength\": \"clear\"}]}\n");
}

/* Whatever a heading or a step is called, that is how it is understood: no word means two things. */
static void test_sheet__no_word_means_two_things(void **state)
{
    (void)state;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        const akt_sheet_step *step;
#define AKT_SHEET_STEP(field, table, word, others)                                                 \
    step = akt_sheet_word__step(akt_words(AKT_W_##word, (akt_lang)lang));                          \
    assert_non_null(step);                                                                         \
    assert_string_equal(step->name, field);
#define AKT_SHEET_HEADING(meant, word, others)                                                     \
    assert_string_equal(akt_sheet_word__heading(akt_words(AKT_W_##word, (akt_lang)lang)).field,    \
                        meant);
#define AKT_SHEET_FIELD(meant, word, others)                                                       \
    assert_string_equal(akt_sheet_word__heading(akt_words(AKT_W_##word, (akt_lang)lang)).field,    \
                        meant);
#define AKT_SHEET_TITLE(meant, word, others)                                                       \
    assert_string_equal(akt_sheet_word__title(akt_words(AKT_W_##word, (akt_lang)lang)).field,      \
                        meant);
#define AKT_SHEET_TABLE(meant, word, others)                                                       \
    assert_string_equal(                                                                           \
        akt_table_name(akt_sheet_word_table(akt_words(AKT_W_##word, (akt_lang)lang))), meant);
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_STEP
#undef AKT_SHEET_HEADING
#undef AKT_SHEET_TITLE
#include "input/sheet_words.def"
#undef AKT_SHEET_FIELD
#undef AKT_SHEET_TABLE
    }
}

static void test_sheet__accents_and_case_make_no_difference(void **state)
{
    (void)state;
    assert_string_equal(akt_sheet_word__heading("OMRADE").field, "area");
    assert_string_equal(akt_sheet_word__heading("b\xC3\xA9l\xC3\xB6p").field, "amount");
    assert_null(akt_sheet_word__step("slaa sammen"));
    assert_string_equal(akt_sheet_word__step("sla sammen")->name, "merge");
    assert_string_equal(akt_sheet_word_term(AKT_VOCABULARY_LEVELS, "STAT"), "state");
    assert_string_equal(akt_sheet_word_term(AKT_VOCABULARY_SECTORS, "naering"), "business");
}

/* What else people write is no word of another row. */
static void assert_others(const char *others, const char *meant, const char *(*mean)(const char *))
{
    while (*others) {
        char word[64];
        size_t size = strcspn(others, "|");
        snprintf(word, sizeof word, "%.*s", (int)size, others);
        const char *found = mean(word);
        if (!found || strcmp(found, meant) != 0)
            fail_msg("\"%s\" means %s, not %s", word, found ? found : "nothing", meant);
        others += size + (others[size] == '|');
    }
}

static const char *mean_step(const char *word)
{
    const akt_sheet_step *step = akt_sheet_word__step(word);
    return step ? step->name : NULL;
}

static const char *mean_heading(const char *word)
{
    return akt_sheet_word__heading(word).field;
}

static const char *mean_title(const char *word)
{
    return akt_sheet_word__title(word).field;
}

static const char *mean_table(const char *word)
{
    akt_table table = akt_sheet_word_table(word);
    return table < AKT_TABLE_COUNT ? akt_table_name(table) : NULL;
}

static void test_sheet__neither_does_what_else_people_write(void **state)
{
    (void)state;
#define AKT_SHEET_STEP(field, table, word, others) assert_others(others, field, mean_step);
#define AKT_SHEET_HEADING(field, word, others) assert_others(others, field, mean_heading);
#define AKT_SHEET_FIELD(field, word, others) assert_others(others, field, mean_heading);
#define AKT_SHEET_TITLE(field, word, others) assert_others(others, field, mean_title);
#define AKT_SHEET_TABLE(field, word, others) assert_others(others, field, mean_table);
#include "scenario/sheet_step_words.def"
#undef AKT_SHEET_STEP
#undef AKT_SHEET_HEADING
#undef AKT_SHEET_TITLE
#include "input/sheet_words.def"
#undef AKT_SHEET_FIELD
#undef AKT_SHEET_TABLE
}

/* A record that a step adds can state any field that its table has, but for what is free of form. */
static void test_sheet__every_field_of_what_is_added_has_a_heading(void **state)
{
    static const akt_table tables[] = {AKT_TABLE_ACTORS, AKT_TABLE_PROGRAMMES, AKT_TABLE_FORUMS,
                                       AKT_TABLE_TIES,   AKT_TABLE_FLOWS,      AKT_TABLE_ROLES};
    (void)state;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        const akt_schema *schema = akt_schema_of_table(tables[t]);
        for (size_t i = 0; i < schema->field_count; i++) {
            const char *name = schema->fields[i].name;
            const char *meant = akt_sheet_word__heading(name).field;
            if (!meant || strcmp(meant, name) != 0)
                fail_msg("%s has no heading", name);
        }
    }
    size_t count;
    const akt_field *fact = akt_schema_fact(&count);
    for (size_t i = 0; i < count; i++)
        assert_true(fact[i].type == AKT_FIELD_OBJECT ||
                    akt_sheet_word__heading(fact[i].name).field);
}

static void test_sheet__the_rows_above_say_what_the_script_is(void **state)
{
    static const char text[] =
        "Et ark\nKommentar,ingen\n\nTittel:,Felles lab\nTittel nn,Felles lab\n"
        "Formål,\"Hva,\nom?\"\nKilde,a 1.2; b#3\n\nTiltak,Id\nfjern forum,f\n";
    (void)state;
    subject s = read_text("mitt ark.v2.csv", text, strlen(text));
    assert_int_equal(s.status, AKT_OK);
    assert_string_equal(
        s.file.text,
        "{\"id\": \"mitt-ark.v2\", \"title\": {\"nb\": \"Felles lab\", \"nn\": \"Felles lab\"}, "
        "\"why\": \"Hva,\\nom?\", \"sources\": [{\"ref\": \"a\", \"at\": \"1.2\"}, "
        "{\"ref\": \"b\", \"at\": \"3\"}], \"steps\": [\n"
        "{\"do\": \"remove_forum\", \"id\": \"f\"}]}\n");
    assert_memory_equal(s.file.bytes, text, s.file.byte_count);
    dispose(&s);
    s = read_text("ark.csv", "Id;eget\nTiltak;Id\n", 18);
    assert_int_equal(s.status, AKT_OK);
    assert_string_equal(s.file.text, "{\"title\": \"ark\", \"id\": \"eget\", \"steps\": []}\n");
    dispose(&s);
}

/* Excel adds them to tables. */
static void test_sheet__rows_of_sums_are_no_steps(void **state)
{
    (void)state;
    assert_steps("Tiltak;Id;Bel\xC3\xB8p\nSUM;;5\nfjern akt\xC3\xB8r;a;\ntotalt:;;5\n",
                 "{\"do\": \"remove_actor\", \"id\": \"a\"}]}\n");
    assert_steps("Step;Id;Amount\nremove actor;a;\nTotal;;5\nIn all;;\n",
                 "{\"do\": \"remove_actor\", \"id\": \"a\"}]}\n");
}

/* People name their files as they like. */
static void test_sheet__the_name_of_the_file_becomes_an_id(void **state)
{
    (void)state;
    static const char *const names[][2] = {{"Tiltak", "tiltak"},
                                           {"Mine tiltak (2)", "mine-tiltak-2"},
                                           {"tiltak \xC3\xA6\xC3\xB8\xC3\xA5", "tiltak-aeoa"},
                                           {"Fase 1 \xE2\x80\x93 mai", "fase-1-mai"},
                                           {"fa\xCC\x8A", "fa"},
                                           {"fast-forum_2.b", "fast-forum_2.b"},
                                           {"_.x", "x"},
                                           {"\xD0\x94\xD0\x90", ""},
                                           {"-", ""}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char file[64], wanted[64];
        snprintf(file, sizeof file, "%s.csv", names[i][0]);
        snprintf(wanted, sizeof wanted, "{\"id\": \"%s\", ",
                 *names[i][1] ? names[i][1] : "scenario");
        subject s = read_text(file, "Tiltak;Id", 9);
        assert_int_equal(s.status, AKT_OK);
        assert_memory_equal(s.file.text, wanted, strlen(wanted));
        dispose(&s);
    }
}

static void test_sheet__cells_become_what_their_field_holds(void **state)
{
    (void)state;
    assert_steps("Tiltak;Id;Andre navn;Målgrupper;Fra;Org.nr.;Sikkerhet\n"
                 "ny aktør;a;A, B; kommuner, ledere |x;25.05.2020;987\xC2\xA0"
                 "654 325;0,5\n",
                 "{\"do\": \"add_actor\", \"id\": \"a\", \"aliases\": [\"A, B\"], \"audiences\": "
                 "[\"municipalities\", \"leaders\", \"x\"], \"from\": \"2020-05-25\", \"orgnr\": "
                 "\"987654325\", \"confidence\": 0.5}]}\n");
    assert_steps("Tiltak;Tabell;Id;Felt;Verdi;Verdi (nn)\nset;pengestrømmer;f;beløp;1,5;\n"
                 "set;aktører;a;navn;N;NN\nset;aktører;a;nivå;stat;\nset;x;a;y;z;\n",
                 "{\"do\": \"set\", \"table\": \"flows\", \"field\": \"amount\", \"id\": \"f\", "
                 "\"value\": 1.5},\n"
                 "{\"do\": \"set\", \"table\": \"actors\", \"field\": \"name\", \"id\": \"a\", "
                 "\"value\": {\"nb\": \"N\", \"nn\": \"NN\"}},\n"
                 "{\"do\": \"set\", \"table\": \"actors\", \"field\": \"level\", \"id\": \"a\", "
                 "\"value\": \"state\"},\n"
                 "{\"do\": \"set\", \"table\": \"x\", \"field\": \"y\", \"id\": \"a\", "
                 "\"value\": \"z\"}]}\n");
    assert_steps("Tiltak;Id;Blir til\ndel;a;b\ndel;c;d\nfjern aktør;a;\ndel;a;e\n",
                 "{\"do\": \"split\", \"id\": \"a\", \"into\": [{\"id\": \"b\"}]},\n"
                 "{\"do\": \"split\", \"id\": \"c\", \"into\": [{\"id\": \"d\"}]},\n"
                 "{\"do\": \"remove_actor\", \"id\": \"a\"},\n"
                 "{\"do\": \"split\", \"id\": \"a\", \"into\": [{\"id\": \"e\"}]}]}\n");
}

static void test_sheet__every_value_has_the_place_of_its_cell(void **state)
{
    static const char text[] = "Tittel;T\nTiltak;Id;Navn;Navn nn\n\n\"ny\naktør\";a;Å;B\n"
                               "fjern aktør;b;;\n";
    static const struct {
        const char *pointer, *cell;
        size_t line, column;
    } rows[] = {{"", "A1", 1, 1},
                {"/title", "B1", 1, 8},
                {"/steps", "A2", 2, 1},
                {"/steps/0", "A4", 4, 1},
                {"/steps/0/do", "A4", 4, 1},
                {"/steps/0/id", "B4", 5, 8},
                {"/steps/0/name/nb", "C4", 5, 10},
                {"/steps/0/name/nn", "D4", 5, 12},
                {"/steps/1/id", "B5", 6, 13}};
    (void)state;
    subject s = read_text("x.csv", text, strlen(text));
    assert_int_equal(s.status, AKT_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t count, offset = akt_json_locate(s.file.text, 0, rows[i].pointer);
        akt_text_file_fault(&s.file, &s.faults, AKT_FAULT_BAD_ID, offset, rows[i].pointer, NULL);
        const akt_diagnostic *told = akt_diagnostics_items(&s.faults, &count) + i;
        assert_int_equal(count, i + 1);
        assert_string_equal(told->pointer, rows[i].cell);
        assert_int_equal(told->line, rows[i].line);
        assert_int_equal(told->column, rows[i].column);
    }
    dispose(&s);
}

static void test_sheet__faults_are_told_together_with_their_cells(void **state)
{
    (void)state;
    FAULTS("Titel;T\nId;x;y\nTiltak;Id;Beløp;Belopp;id;Kommentar;Kommentar\n"
           "nyt forum;a;;;;;\n;b;;;;;\n;;;;;bare en kommentar;\nflytt penger;;1.234;;;;;æ\n"
           "flytt penger;;5 mill;x;;;\nflytt penger;;snart;;;;\n",
           "1:1 unknown-heading A1 «Titel» «Tittel»\n"
           "2:6 no-heading C2 «y»\n"
           "3:17 unknown-heading D3 «Belopp» «Beløp»\n"
           "3:24 heading-twice E3 «id»\n"
           "4:1 unknown-step A4 «nyt forum» «legg til forum»\n"
           "5:2 no-step B5 «Tiltak»\n"
           "7:15 ambiguous-number C7 «1.234»\n"
           "7:25 no-heading H7 «æ»\n"
           "8:15 unit-in-number C8 «5 mill»\n"
           "9:15 not-number C9 «snart»\n");
}

static void test_sheet__without_headings_that_alone_is_told(void **state)
{
    (void)state;
    FAULTS("", "0:0 no-headings\n");
    FAULTS("a;b\nc;d\n", "0:0 no-headings\n");
    FAULTS("Tiltak\nfjern aktør\n", "0:0 no-headings\n");
    FAULTS("Tiltak;Id\n", "");
}

static void test_sheet__the_known_steps_are_told_in_the_language_of_the_sheet(void **state)
{
    static const char *const rows[][2] = {{"Tiltak;Id;Navn\nx;;\n", "slå sammen"},
                                          {"Tiltak;Id;Namn\nx;;\n", "slå saman"},
                                          {"Step;Id;Name\nx;;\n", "merge"}};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        size_t count;
        subject s = read_text("x.csv", rows[i][0], strlen(rows[i][0]));
        const akt_diagnostic *told = akt_diagnostics_items(&s.faults, &count);
        assert_int_equal(count, 1);
        assert_non_null(strstr(told->args[2], rows[i][1]));
        dispose(&s);
    }
}

static void assert_book(const akt_packed_book *book, const char *rows, const char *wanted)
{
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_packed_book_add(&bytes, book, rows);
    assert_faults("x.XLSX", bytes.text, bytes.size, wanted);
    akt_buffer_dispose(&bytes);
}

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADINGS "<row>" CELL("Tiltak") CELL("Id") CELL("Beløp") "</row>"

static void test_sheet__cells_of_workbooks_know_what_they_are(void **state)
{
    static const akt_packed_book plain;
    (void)state;
    assert_book(
        &plain,
        HEADINGS "<row>" CELL(
            "endre beløp") "<c/><c><v>1234.5</v></c></row>"
                           "<row>" CELL(
                               "endre beløp") "<c t=\"e\"><v>#REF!</v></c>"
                                              "<c t=\"b\"><v>1</v></c></row>"
                                              "<row r=\"9\">" CELL(
                                                  "endre beløp") "<c/>"
                                                                 "<c "
                                                                 "t=\"d\"><v>2020-01-01</v></c></"
                                                                 "row>"
                                                                 "<row>" CELL(
                                                                     "endre beløp") "<c/"
                                                                                    "><c><f>A1+1</"
                                                                                    "f></c></row>",
        "3:2 cell-error B3 «#REF!»\n3:3 not-number C3 «true»\n"
        "9:3 not-number C9 «2020-01-01»\n10:3 cell-error C10 «=A1+1»\n");
}

static void test_sheet__the_sheet_named_tiltak_is_read_or_else_the_only_one(void **state)
{
    static const char rows[] = HEADINGS "<row>" CELL("x") "<c/></row>";
    static const char read[] = "2:1 unknown-step A2 «x»\n";
    static const akt_packed_book only = {.sheets =
                                             "<sheet name=\"Ark1\" r:id=\"rId1\"/>"
                                             "<sheet name=\"s\" state=\"hidden\" r:id=\"rId2\"/>"};
    static const akt_packed_book named = {
        .sheets = "<sheet name=\"Ark1\" r:id=\"rId2\"/><sheet name=\" TILTAK\" r:id=\"rId1\"/>"};
    static const akt_packed_book english = {
        .sheets = "<sheet name=\"a\" r:id=\"rId2\"/><sheet name=\"steps\" state=\"hidden\" "
                  "r:id=\"rId1\"/>"};
    static const akt_packed_book none = {
        .sheets = "<sheet name=\"Ark1\" r:id=\"rId2\"/><sheet name=\"Ark2\" r:id=\"rId1\"/>"};
    (void)state;
    assert_book(&only, rows, read);
    assert_book(&named, rows, read);
    assert_book(&english, rows, read);
    assert_book(&none, rows, "0:0 no-sheet «Ark1, Ark2»\n");
}

static void test_sheet__files_are_known_by_their_ending(void **state)
{
    static const char *const sheets[] = {"a.csv",  "a.b/C.XLSX", "x.Tsv",
                                         "x.xlsm", "x.xls",      "x.ods"};
    static const char *const others[] = {"a.json", "-", "csv", "a.csv/b", "a.csvx", "a.cs"};
    (void)state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        assert_true(akt_scenario_is_sheet(sheets[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(akt_scenario_is_sheet(others[i]));
    subject s = read_path("/nowhere/x.csv");
    assert_int_equal(s.status, AKT_EIO);
    dispose(&s);
    assert_faults("x.xls", "\xD0\xCF\x11\xE0\xA1\xB1", 6, "0:0 workbook-locked\n");
    assert_faults("x.xlsx", "Tiltak;Id\n", 10, "0:0 not-workbook\n");
}

/* Whatever stands in the cells, what is made is sound JSON. */
static void test_sheet__any_text_makes_sound_json(void **state)
{
    (void)state;
    static const char text[] =
        "Tittel;\"\"\"}],\\u0000</script>\x01\x7F\"\n"
        "Tiltak;Id;Navn;Navn nn;"
        "Blir til;Overtar båndene til;Kilde;Samme penger som;Fra\n"
        "del;\\;\";\\\";[;],{;#;# #;\"\"\"\"\nset;;;;;;;;\nny aktør;;;;;;  ;;\n"
        "legg til strøm;;;;;;;a b;,\n";
    subject s = read_text("\"\\.csv", text, sizeof text - 1);
    akt_diagnostics faults;
    akt_diagnostics_init(&faults);
    assert_non_null(s.file.text);
    assert_int_equal(akt_json_check(&s.file, &faults), AKT_OK);
    akt_diagnostics_dispose(&faults);
    dispose(&s);
}

static akt_status read_again(const void *path)
{
    subject s = read_path(path);
    akt_status status = s.status;
    dispose(&s);
    return status;
}

static void test_sheet__reading_survives_the_lack_of_any_allocation(void **state)
{
    (void)state;
    akt_sweep(read_again, SHEETS "alle-steg.csv", 20);
}

static void test_sheet__telling_faults_survives_the_lack_of_any_allocation(void **state)
{
    static const char text[] = "Titel;T\nTiltak;Idd;Navn;Navn\nny;b;;\n;c;d;\nflytt penger;;;;x\n";
    (void)state;
    akt_scratch scratch = akt_scratch_new();
    akt_scratch_write(&scratch, "x.csv", text, strlen(text));
    bool refused = akt_failing_malloc_stands();
    for (size_t n = 0; refused; n++) {
        size_t held = akt_failing_malloc_held();
        akt_failing_malloc_arm(n);
        akt_status status = read_again(akt_scratch_path(&scratch, "x.csv"));
        refused = akt_failing_malloc_disarm();
        assert_int_equal(status, refused ? AKT_ENOMEM : AKT_EDATA);
        assert_int_equal(akt_failing_malloc_held(), held);
    }
    akt_scratch_remove(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sheet__every_step_can_be_written_in_csv_and_in_a_workbook),
        cmocka_unit_test(test_sheet__the_three_languages_and_scripts_own_words_say_the_same),
        cmocka_unit_test(test_sheet__no_word_means_two_things),
        cmocka_unit_test(test_sheet__accents_and_case_make_no_difference),
        cmocka_unit_test(test_sheet__neither_does_what_else_people_write),
        cmocka_unit_test(test_sheet__every_field_of_what_is_added_has_a_heading),
        cmocka_unit_test(test_sheet__the_rows_above_say_what_the_script_is),
        cmocka_unit_test(test_sheet__rows_of_sums_are_no_steps),
        cmocka_unit_test(test_sheet__the_name_of_the_file_becomes_an_id),
        cmocka_unit_test(test_sheet__cells_become_what_their_field_holds),
        cmocka_unit_test(test_sheet__every_value_has_the_place_of_its_cell),
        cmocka_unit_test(test_sheet__faults_are_told_together_with_their_cells),
        cmocka_unit_test(test_sheet__without_headings_that_alone_is_told),
        cmocka_unit_test(test_sheet__the_known_steps_are_told_in_the_language_of_the_sheet),
        cmocka_unit_test(test_sheet__cells_of_workbooks_know_what_they_are),
        cmocka_unit_test(test_sheet__the_sheet_named_tiltak_is_read_or_else_the_only_one),
        cmocka_unit_test(test_sheet__files_are_known_by_their_ending),
        cmocka_unit_test(test_sheet__any_text_makes_sound_json),
        cmocka_unit_test(test_sheet__reading_survives_the_lack_of_any_allocation),
        cmocka_unit_test(test_sheet__telling_faults_survives_the_lack_of_any_allocation),
    };
    return cmocka_run_group_tests_name("scenario_sheet", tests, NULL, NULL);
}
