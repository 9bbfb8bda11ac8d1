#include "words/compounds.h"

#include <ctype.h>
#include <string.h>

enum { LONG_WORD = 14, SHORTEST_FIRST = 4 };

/* None of all begins another. */
#define OF_NAMES \
    "allianse", "anskaffelse", "arkitektur", "bedrifter", "departement", "direktorat", \
    "finansiering", "forening", "foretak", "forskning", "forum", "forvaltning", "fylkeskommun", \
    "høgskole", "høyskole", "inkubator", "innovasjon", "institutt", "klynge", "kommune", \
    "kompetanse", "konferanse", "laboratori", "leverandør", "moderniser", "myndighet", \
    "nettverk", "offentlig", "omsorg", "ordning", "organisasjon", "partnerskap", "program", \
    "reglement", "rettleiing", "samarbeid", "sekretariat", "selskap", "senter", "sentre", \
    "skolen", "stiftelse", "strategi", "teknologi", "tenest", "tjenest", "undersøk", \
    "universitet", "utdanning", "utvikling", "veiledning", "verksemd", "verksted", "virkemiddel", \
    "virksomhet"

static const char *const of_names[] = {OF_NAMES};
static const char *const members[] = {
    OF_NAMES,
    "aktør", "apparat", "arbeid", "barometer", "betingels", "bibliotek", "effekt", "helseten",
    "helsetj", "indeks", "indikator", "institusjon", "kommisjon", "kraft", "ledere", "leiar",
    "melding", "miljø", "politikk", "potensial", "proposisjon", "prosjekt", "reform", "sjukehus",
    "studi", "sykehus", "system", "tilskot", "tilskudd", "utfordring", "økonomi",
};

const char *const *akt_compound_members(size_t *count)
{
    *count = sizeof members / sizeof *members;
    return members;
}

static size_t member_at(const char *text, size_t size, const char *const *among, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(among[i]);
        if (length <= size && memcmp(text, among[i], length) == 0)
            return length;
    }
    return 0;
}

size_t akt_compound_member_at(const char *text, size_t size)
{
    return member_at(text, size, of_names, sizeof of_names / sizeof *of_names);
}

static size_t letters_at(const char *text)
{
    size_t n = 0;
    while (isalpha((unsigned char)text[n]) || (unsigned char)text[n] >= 0x80)
        n++;
    return n;
}

static void add_long(akt_buffer *out, const char *word, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t member =
            member_at(word + at, size - at, members, sizeof members / sizeof *members);
        if (member && at >= SHORTEST_FIRST)
            akt_buffer_add(out, AKT_SOFT_HYPHEN);
        akt_buffer_add_bytes(out, word + at, member ? member : 1);
        at += member ? member : 1;
    }
}

void akt_compound_add(akt_buffer *out, const char *text)
{
    while (*text) {
        size_t letters = letters_at(text);
        if (letters >= LONG_WORD)
            add_long(out, text, letters);
        else
            akt_buffer_add_bytes(out, text, letters ? letters : 1);
        text += letters ? letters : 1;
    }
}
