#include "support/odd_texts.h"

#include "base/json_text.h"

enum { UNHELD = 2 };

static const char *const odd_texts[] = {
    "=1+2",
    "+47 22",
    "-5",
    "@alle",
    "'=apostrof",
    "''",
    "'ord",
    "''+1",
    "\tinnrykk",
    " foran",
    "bak ",
    "\xC2\xA0hard",
    "a;b",
    "a|b",
    "a,b; c",
    "linje\nskift",
    "linje\r\nskift",
    "\n",
    "\"sitat\"",
    "\"a\\b\"",
    "\"a\\u0041\"",
    "\\",
    "_x000A_",
    "_x005F_x0041_",
    "#3",
    "a#\"b\"",
    "\"",
    "\"\"",
    "a \"b\"; c",
    "ja",
    "Sum",
    "2.125",
    "1 000",
    "2016",
    "2016-05-17",
    "\x01kontroll",
    "\xF0\x9F\x98\x80 smil",
    "\xEF\xBB\xBF merke",
    "\xC3\xA6\xC3\xB8\xC3\xA5",
    "null",
    "{\"a\": 1}",
    "[1]",
    "sep=;",
    "TRUE",
    "#REF!",
    "1e5",
    "0123",
    "50 %",
    ", : #",
    "\xE2\x80\xA8skille",
    /* No cell can hold these, so that JSON kept as text has them escaped. */
    "\x7F\xC2\x80",
    "\xEF\xBF\xBE",
};

uint64_t akt_odd_texts_count(bool as_json)
{
    return sizeof odd_texts / sizeof *odd_texts - (as_json ? UNHELD : 0) + 1;
}

void akt_odd_texts_add(akt_buffer *out, uint64_t number, uint64_t count, int length)
{
    bool is_long = number == count - 1;
    akt_buffer text = AKT_BUFFER_INIT;
    for (int i = 0; is_long && i < length / 10; i++)
        akt_buffer_add(&text, "ti; tegn.\n");
    akt_buffer_add(&text, is_long ? "slutt" : odd_texts[number]);
    akt_json_text_add(out, akt_buffer_text(&text));
    akt_buffer_dispose(&text);
}
