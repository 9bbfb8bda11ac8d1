#include "diagram/funding_internal.h"
#include "diagram/text_width.h"
#include "report/field_words.h"

#include <math.h>
#include <string.h>

#define BESIDE_ROOM 240.0
#define ABOVE_ROOM 190.0
#define LINE_ROOM 325.0 /* of a name with its letter and sums */
#define BETWEEN_PARTS " · "

static const char *word(const akt_sankey *scene, akt_word id)
{
    return akt_words(id, scene->lang);
}

static void add_part(akt_buffer *out, const char *text)
{
    akt_buffer_add(out, out->size > 0 ? BETWEEN_PARTS : "");
    akt_buffer_add(out, text);
}

static const char *counted(akt_sankey *scene, size_t count, akt_word one, akt_word many)
{
    return akt_counted_words(scene->pool, count, one, many, scene->lang);
}

/* "5 mill. kr + 2 ukjente beløp". */
static const char *side_words(akt_sankey *scene, const akt_sankey_side *side)
{
    akt_buffer text = AKT_BUFFER_INIT;
    if (side->known > 0) {
        akt_buffer_add(&text,
                       akt_money_words(scene->pool, side->sum, scene->currency, scene->lang));
    }
    if (side->unknown > 0) {
        akt_buffer_add(&text, side->known > 0 ? " + " : "");
        akt_buffer_add(&text, counted(scene, side->unknown, AKT_W_SANKEY_UNKNOWN_ONE,
                                      AKT_W_SANKEY_UNKNOWN_MANY));
    }
    return akt_sankey__keep(scene, &text);
}

static const char *proposed_words(akt_sankey *scene, const akt_sankey_side *side)
{
    akt_sankey_side proposals = {.sum = side->proposed,
                                 .known = side->proposals - side->unknown_proposals,
                                 .unknown = side->unknown_proposals};
    return side_words(scene, &proposals);
}

static void add_side(akt_sankey *scene, akt_buffer *out, akt_word id, const char *sum)
{
    add_part(out, akt_words_filled(scene->pool, id, scene->lang, sum, NULL, NULL, NULL));
}

const char *akt_sankey__sums(akt_sankey *scene, const akt_sankey_node *node)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const akt_sankey_side *in = &node->sides[AKT_SANKEY_IN];
    const akt_sankey_side *out = &node->sides[AKT_SANKEY_OUT];
    bool receives = in->known + in->unknown > 0;
    bool pays = out->known + out->unknown > 0;
    bool same = receives && pays && in->sum == out->sum && in->unknown + out->unknown == 0;
    if (same || receives != pays) {
        add_part(&text, side_words(scene, receives ? in : out));
    } else if (receives) {
        add_side(scene, &text, AKT_W_SANKEY_IN, side_words(scene, in));
        add_side(scene, &text, AKT_W_SANKEY_OUT, side_words(scene, out));
    }
    if (in->proposals > 0) {
        add_side(scene, &text, AKT_W_SANKEY_PROPOSED_IN, proposed_words(scene, in));
    }
    if (out->proposals > 0) {
        add_side(scene, &text, AKT_W_SANKEY_PROPOSED_OUT, proposed_words(scene, out));
    }
    return akt_sankey__keep(scene, &text);
}

int64_t akt_sankey__rest(const akt_sankey_node *node, int side)
{
    const akt_sankey_side *here = &node->sides[side];
    const akt_sankey_side *there = &node->sides[1 - side];
    bool told = here->known > 0 && there->known > 0 && here->unknown + there->unknown == 0;
    return told && there->sum > here->sum ? there->sum - here->sum : 0;
}

const char *akt_sankey__rest_words(akt_sankey *scene, const akt_sankey_node *node)
{
    int64_t kept = akt_sankey__rest(node, AKT_SANKEY_OUT);
    int64_t added = akt_sankey__rest(node, AKT_SANKEY_IN);
    if (kept + added == 0) {
        return NULL;
    }
    return akt_words_filled(
        scene->pool, kept > 0 ? AKT_W_SANKEY_KEPT : AKT_W_SANKEY_ADDED, scene->lang,
        akt_money_words(scene->pool, kept + added, scene->currency, scene->lang), NULL, NULL, NULL);
}

const char *akt_sankey__amount(akt_sankey *scene, const akt_sankey_ribbon *ribbon)
{
    if (ribbon->known) {
        return akt_money_words(scene->pool, ribbon->amount, scene->currency, scene->lang);
    }
    akt_buffer text = AKT_BUFFER_INIT;
    for (size_t i = 0; i < ribbon->flow_count; i++) {
        const char *amount =
            akt_amount_words(scene->pool, akt_sankey__flow(scene, ribbon, i), scene->lang);
        akt_buffer_add(&text, i > 0 ? "; " : "");
        akt_buffer_add(&text, amount);
    }
    return akt_sankey__keep(scene, &text);
}

/* "KMD → Difi: 5 mill. kr (foreslått)". */
const char *akt_sankey__ribbon_title(akt_sankey *scene, const akt_sankey_ribbon *ribbon)
{
    akt_buffer text = AKT_BUFFER_INIT;
    akt_buffer_format(&text, "%s → %s: ", scene->nodes[ribbon->from].name,
                      scene->nodes[ribbon->to].name);
    akt_buffer_add(&text, akt_sankey__amount(scene, ribbon));
    if (ribbon->proposed) {
        akt_buffer_format(&text, " (%s)", word(scene, AKT_W_SANKEY_PROPOSED));
    }
    if (ribbon->returns) {
        akt_buffer_format(&text, " (%s)", word(scene, AKT_W_SANKEY_BACK));
    }
    return akt_sankey__keep(scene, &text);
}

const char *akt_sankey__title(const akt_sankey *scene)
{
    return akt_page_title(scene->page, word(scene, AKT_W_SANKEY_TITLE));
}

const char *akt_sankey__heading(akt_sankey *scene, size_t column)
{
    akt_buffer text = AKT_BUFFER_INIT;
    bool last = column + 1 == scene->column_count;
    if (column == 0 || last) {
        return word(scene, column == 0 ? AKT_W_SANKEY_FIRST : AKT_W_SANKEY_LAST);
    }
    if (scene->column_count == 3) {
        return word(scene, AKT_W_SANKEY_BETWEEN);
    }
    akt_buffer_format(&text, "%s (%zu)", word(scene, AKT_W_SANKEY_BETWEEN), column);
    return akt_sankey__keep(scene, &text);
}

const char *akt_sankey__scale_words(akt_sankey *scene)
{
    return akt_words_filled(
        scene->pool, scene->page->scale > 0 ? AKT_W_SANKEY_SCALE_HERE : AKT_W_SANKEY_SCALE,
        scene->lang, akt_money_words(scene->pool, scene->per_mm, scene->currency, scene->lang),
        NULL, NULL, NULL);
}

/* Beside its bar where nothing runs there, else above it. */
static void settle_sides(akt_sankey *scene)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        size_t column = scene->stops[i].column;
        scene->nodes[i].beside = column == 0 || column + 1 == scene->column_count;
    }
    for (size_t i = 0; i < scene->ribbon_count; i++) {
        const akt_sankey_ribbon *r = &scene->ribbons[i];
        if (r->returns) {
            size_t first = scene->stops[r->to].column;
            size_t last = scene->stops[r->from].column;
            scene->nodes[r->to].beside &= first > 0;
            scene->nodes[r->from].beside &= last + 1 < scene->column_count;
        }
    }
}

/* Behind the letter of its category, so that this can be told without colours. On one line where
 * there is room; else each part on a line of its own. */
static void break_sums(akt_sankey *scene, akt_sankey_node *node, double room)
{
    akt_buffer text = AKT_BUFFER_INIT;
    const char *sums = akt_sankey__sums(scene, node);
    akt_buffer_format(&text, "%s" BETWEEN_PARTS "%s", node->letter, sums);
    const char *rest = akt_sankey__keep(scene, &text);
    size_t before = strlen(node->letter) + strlen(BETWEEN_PARTS);
    bool whole = akt_text_width(sums, AKT_SANKEY_SUM_SIZE, false) <= room;
    node->sums = (akt_label){.count = 0};
    while (*rest != '\0' && node->sums.count < AKT_LABEL_LINES) {
        const char *end = whole ? NULL : strstr(rest + before, BETWEEN_PARTS);
        size_t size = end != NULL ? (size_t)(end - rest) : strlen(rest);
        const char *line = akt_pool_text(scene->pool, rest, size);
        line = line != NULL ? line : "";
        node->sums.lines[node->sums.count++] = line;
        node->sums.width = fmax(node->sums.width, akt_text_width(line, AKT_SANKEY_SUM_SIZE, false));
        rest = end != NULL ? end + strlen(BETWEEN_PARTS) : "";
        before = 0;
    }
}

static bool make_label(akt_sankey *scene, akt_sankey_node *node)
{
    double room = node->beside ? BESIDE_ROOM : ABOVE_ROOM;
    akt_label_rule rule = {AKT_SANKEY_NAME_SIZE, node->driver, 4, room, room, 24, 40};
    const char *name = akt_dataset_label(scene->dataset, node->ref, scene->lang, false);
    if (!akt_label__make(&node->label, scene->pool, name, &rule)) {
        return false;
    }
    break_sums(scene, node, room);
    double line = node->label.width + AKT_SANKEY_SPACE + node->sums.width;
    node->in_line = node->beside && node->label.count + node->sums.count == 2 && line <= LINE_ROOM;
    node->label_height = AKT_SANKEY_NAME_LINE * (double)node->label.count;
    node->label_height +=
        node->in_line ? 0 : AKT_SANKEY_SUM_LINE * (double)node->sums.count;
    node->label_width = node->in_line ? line : fmax(node->label.width, node->sums.width);
    return true;
}

static bool find_room(akt_sankey *scene, akt_sankey_node *node)
{
    for (int lang = 0; lang < AKT_LANG_COUNT; lang++) {
        akt_sankey other = *scene;
        akt_sankey_node translated = *node;
        other.lang = (akt_lang)lang;
        if (!make_label(&other, &translated)) {
            return false;
        }
        scene->failed = scene->failed || other.failed;
        node->label_room = fmax(node->label_room, translated.label_height);
    }
    return true;
}

akt_status akt_sankey__label(akt_sankey *scene, akt_error *err)
{
    settle_sides(scene);
    for (size_t i = 0; i < scene->node_count; i++) {
        akt_sankey_node *node = &scene->nodes[i];
        if (!make_label(scene, node) || !find_room(scene, node)) {
            return akt_error_memory(err);
        }
        akt_sankey_column *column = &scene->columns[scene->stops[i].column];
        column->room = fmax(column->room, node->label_width);
    }
    return AKT_OK;
}
