#include "cli/compare_script.h"

#include "cli/session.h"
#include "export/difference.h"
#include "words/words.h"

#include <stdio.h>
#include <string.h>

/* What the script and the lines about it are made of. */
typedef struct work {
    const akt_options *options;
    const akt_sides *sides;
    akt_difference *difference;
    akt_buffer lines; /* for standard error */
} work;

/* Scripts come before all else that is done to a dataset: none leads from what that gives. */
static akt_status check(const akt_options *options, const akt_sides *sides, akt_error *err)
{
    const char *later = options->at.year || options->time_count ? "--at"
                        : options->roll_up                      ? "--roll-up"
                        : options->condition_count              ? "--where"
                                                                : NULL;
    const char *idle = options->layers        ? "--layer"
                       : options->forum_nodes ? "--forums"
                       : options->first_year  ? "--year"
                                              : NULL;
    if (later)
        return akt_error_set(err, AKT_EINVAL,
                             "a script is applied before %s, so that none can lead from what it "
                             "gives; leave out %s or --to script",
                             later, later);
    if (idle)
        return akt_error_set(err, AKT_EINVAL,
                             "%s does nothing with --to script; leave one of them out", idle);
    if (sides->count > 2)
        return akt_error_set(err, AKT_EINVAL,
                             "a script leads from one to one other, and here are %zu others; "
                             "compare with one at a time",
                             sides->count - 1);
    return AKT_OK;
}

/* The title of a dataset, or of what was applied to it. */
static const char *title_of(const akt_sides *sides, size_t side, akt_lang lang)
{
    const akt_course *course = &sides->courses[side];
    const char *title = akt_text_in(&akt_dataset_about(sides->datasets[side])->title, lang);
    if (course->script_count == 1)
        title = akt_text_in(akt_script_title(course->scripts[0]), lang);
    else if (course->script_count > 1)
        title = sides->names[side];
    return title ? title : sides->ids[side];
}

/* With the file where the titles do not tell them apart. */
static void add_name(akt_buffer *out, const akt_sides *sides, size_t side, akt_lang lang)
{
    akt_buffer_add(out, title_of(sides, side, lang));
    if (strcmp(title_of(sides, 0, lang), title_of(sides, 1, lang)) == 0)
        akt_buffer_format(out, " (%s)", sides->ids[side]);
}

/* A sentence about both sides. */
static void add_sentence(akt_buffer *out, const akt_sides *sides, akt_word word, akt_lang lang)
{
    akt_buffer first = AKT_BUFFER_INIT, second = AKT_BUFFER_INIT;
    add_name(&first, sides, 0, lang);
    add_name(&second, sides, 1, lang);
    akt_words_fill(out, word, lang, akt_buffer_text(&first), akt_buffer_text(&second), NULL, NULL);
    out->failed = out->failed || first.failed || second.failed;
    akt_buffer_dispose(&first);
    akt_buffer_dispose(&second);
}

static void add_note(akt_buffer *out, const akt_difference_note *note, akt_lang lang)
{
    static const akt_word words[AKT_UNSAID_COUNT] = {
        [AKT_UNSAID_ADDED] = AKT_W_DIFFERENCE_ADDED,
        [AKT_UNSAID_REMOVED] = AKT_W_DIFFERENCE_REMOVED,
        [AKT_UNSAID_FIELD] = AKT_W_DIFFERENCE_FIELD,
        [AKT_UNSAID_PART] = AKT_W_DIFFERENCE_PART,
        [AKT_UNSAID_TAKEN] = AKT_W_DIFFERENCE_TAKEN,
    };
    akt_buffer subject = AKT_BUFFER_INIT;
    akt_buffer_format(&subject, "%s%s%s", note->table, note->id ? " " : "",
                      note->id ? note->id : "");
    akt_words_fill(out, words[note->unsaid], lang, akt_buffer_text(&subject), note->field, NULL,
                   NULL);
    out->failed = out->failed || subject.failed;
    akt_buffer_dispose(&subject);
}

static void add_why(akt_buffer *out, const work *w, akt_lang lang)
{
    size_t count;
    const akt_difference_note *notes = akt_difference_notes(w->difference, &count);
    add_sentence(out, w->sides, AKT_W_DIFFERENCE_WHY, lang);
    for (size_t i = 0; i < count; i++) {
        akt_buffer_add(out, i > 0 ? "; " : akt_words(AKT_W_DIFFERENCE_BUT, lang));
        add_note(out, &notes[i], lang);
    }
    akt_buffer_add(out, count ? "." : "");
}

static void write_script(akt_buffer *out, const work *w)
{
    akt_script_text script = AKT_SCRIPT_TEXT_INIT;
    akt_buffer titles[AKT_LANG_COUNT], whys[AKT_LANG_COUNT];
    akt_text title, why;
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        titles[lang] = whys[lang] = (akt_buffer)AKT_BUFFER_INIT;
        add_sentence(&titles[lang], w->sides, AKT_W_DIFFERENCE_TITLE, (akt_lang)lang);
        add_why(&whys[lang], w, (akt_lang)lang);
        title.in[lang] = akt_buffer_text(&titles[lang]);
        why.in[lang] = akt_buffer_text(&whys[lang]);
    }
    akt_script_text_start(&script, "difference", &title, &why);
    akt_export_difference(&script, w->difference);
    akt_script_text_end(&script);
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        script.text.failed = script.text.failed || titles[lang].failed || whys[lang].failed;
        akt_buffer_dispose(&titles[lang]);
        akt_buffer_dispose(&whys[lang]);
    }
    *out = script.text;
}

static void add_line(work *w, akt_word word)
{
    akt_buffer_format(&w->lines, "aktorkart: %s\n", akt_words(word, akt_options_lang(w->options)));
}

static void add_notes(work *w)
{
    size_t count;
    akt_lang lang = akt_options_lang(w->options);
    const akt_difference_note *notes = akt_difference_notes(w->difference, &count);
    for (size_t i = 0; i < count; i++) {
        akt_buffer_format(&w->lines, "%s: ", akt_words(AKT_W_DIFFERENCE_NOTE, lang));
        add_note(&w->lines, &notes[i], lang);
        akt_buffer_add_char(&w->lines, '\n');
    }
}

static int put(work *w, akt_error *err)
{
    size_t steps, notes;
    akt_buffer bytes = AKT_BUFFER_INIT;
    akt_difference_steps(w->difference, &steps);
    akt_difference_notes(w->difference, &notes);
    add_notes(w);
    write_script(&bytes, w);
    if (steps == 0)
        add_line(w, notes ? AKT_W_DIFFERENCE_NOTHING_SAID : AKT_W_DIFFERENCE_NONE);
    if (akt_buffer_status(&w->lines, err) != AKT_OK) {
        akt_buffer_dispose(&bytes);
        return akt_session_fail(err);
    }
    fputs(akt_buffer_text(&w->lines), stderr);
    return akt_session_put(w->options, &bytes);
}

int akt_compare_script_put(const akt_options *options, const akt_sides *sides)
{
    work w = {options, sides, NULL, AKT_BUFFER_INIT};
    akt_error err = {0};
    akt_status status = check(options, sides, &err);
    if (status == AKT_OK)
        status = akt_difference_find(&w.difference, sides->datasets[0], sides->datasets[1], &err);
    int exit = status == AKT_OK ? put(&w, &err) : akt_session_fail(&err);
    akt_difference_free(w.difference);
    akt_buffer_dispose(&w.lines);
    return exit;
}
