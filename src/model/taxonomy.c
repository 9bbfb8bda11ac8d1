#include "model/taxonomy.h"

#include <math.h>
#include <string.h>

#define COUNT_OF(rows) (sizeof(rows) / sizeof *(rows))
#define NAMED(term, nb, nn, en)                                                                    \
    .record = {.id = term, .confidence = NAN}, .name = {{nb, nn, en}}, .slot = term
#define TERM(term, nb, nn, en) {NAMED(term, nb, nn, en), .band = AKT_NONE, .layer = AKT_NONE}
#define CATEGORY(term, in_band, nb, nn, en)                                                        \
    {NAMED(term, nb, nn, en), .band = in_band, .layer = AKT_NONE}
#define TIE(term, of_layer, is_directed, nb, nn, en)                                               \
    {NAMED(term, nb, nn, en), .band = AKT_NONE, .layer = AKT_LAYER_##of_layer,                     \
     .directed = is_directed}

enum { BAND_POLICY, BAND_DRIVE, BAND_MEANS, BAND_OWN };

/* After Nesta & Bloomberg, i-teams (2014), in the words of the Difi report. */
static const akt_term roles[] = {
    TERM("developer", "Utvikler/skaper", "Utviklar/skapar", "Developer"),
    TERM("enabler", "Tilrettelegger", "Tilretteleggjar", "Enabler"),
    TERM("educator", "Utdanner", "Utdannar", "Educator"),
    TERM("architect", "Transformerer/arkitekt", "Transformerar/arkitekt", "Architect"),
};

static const akt_term areas[] = {
    TERM("policy", "Politikk og nasjonale strategier", "Politikk og nasjonale strategiar",
         "Policy and national strategies"),
    TERM("framework", "Rammebetingelser", "Rammevilkår", "Framework conditions"),
    TERM("agencies_municipal", "Kommunale virksomheter", "Kommunale verksemder",
         "Municipal bodies"),
    TERM("agencies_state", "Statlige virksomheter", "Statlege verksemder", "State bodies"),
    TERM("challenges", "Samfunnsutfordringer", "Samfunnsutfordringar", "Societal challenges"),
};

static const akt_term actor_kinds[] = {
    TERM("ministry", "departement", "departement", "ministry"),
    TERM("directorate", "direktorat", "direktorat", "directorate"),
    TERM("agency", "annet statlig organ", "anna statleg organ", "other state body"),
    TERM("state_company", "statlig eid selskap eller foretak", "statleg eigd selskap eller føretak",
         "state-owned company"),
    TERM("county_governor", "fylkesmann", "fylkesmann", "county governor"),
    TERM("county", "fylkeskommune", "fylkeskommune", "county authority"),
    TERM("municipality", "kommune", "kommune", "municipality"),
    TERM("health_trust", "helseforetak", "helseføretak", "health trust"),
    TERM("university", "universitet eller høgskole", "universitet eller høgskule",
         "university or university college"),
    TERM("research_institute", "forskningsinstitutt", "forskingsinstitutt", "research institute"),
    TERM("foundation", "stiftelse", "stifting", "foundation"),
    TERM("company", "selskap", "selskap", "company"),
    TERM("interest_organisation", "interesseorganisasjon", "interesseorganisasjon",
         "interest organisation"),
    TERM("municipal_organisation", "kommunesektorens organisasjon",
         "organisasjon for kommunesektoren", "organisation of local government"),
    TERM("network", "nettverk", "nettverk", "network"),
    TERM("unit", "enhet i en virksomhet", "eining i ei verksemd", "unit within a body"),
    TERM("council", "råd eller utvalg", "råd eller utval", "council or committee"),
    TERM("foreign_body", "utenlandsk organ", "utanlandsk organ", "foreign body"),
    TERM("international_organisation", "internasjonal organisasjon", "internasjonal organisasjon",
         "international organisation"),
    TERM("group", "gruppe av aktører", "gruppe av aktørar", "group of actors"),
};

static const akt_term programme_kinds[] = {
    TERM("scheme", "ordning", "ordning", "scheme"),
    TERM("programme", "program", "program", "programme"),
    TERM("network", "nettverk", "nettverk", "network"),
    TERM("prize", "pris", "pris", "prize"),
    TERM("strategy", "strategi", "strategi", "strategy"),
    TERM("project", "prosjekt", "prosjekt", "project"),
    TERM("tool", "verktøy", "verktøy", "tool"),
    TERM("study", "studietilbud", "studietilbod", "course of study"),
    TERM("conference", "konferanse", "konferanse", "conference"),
    TERM("centre", "senter", "senter", "centre"),
};

static const akt_term flow_kinds[] = {
    TERM("grant", "tilskudd", "tilskot", "grant"),
    TERM("operating", "driftstilskudd", "driftstilskot", "operating grant"),
    TERM("regrant", "midler til videre fordeling", "midlar til vidare fordeling",
         "money to pass on"),
    TERM("procurement", "kjøp", "kjøp", "procurement"),
    TERM("repayment", "tilbakebetaling", "tilbakebetaling", "repayment"),
    TERM("fund", "forvaltede midler", "forvalta midlar", "managed funds"),
};

static const akt_term bands[] = {
    TERM("policy", "Politikk og styring", "Politikk og styring", "Policy and governance"),
    TERM("drive", "Iverksetting og pådriverroller", "Iverksetjing og pådrivarroller",
         "Implementation and drivers"),
    TERM("means", "Program, nettverk og kunnskap", "Program, nettverk og kunnskap",
         "Programmes, networks and knowledge"),
    TERM("own", "Innovasjon i egen virksomhet", "Innovasjon i eiga verksemd",
         "Innovation in one’s own organisation"),
};

static const akt_term categories[] = {
    CATEGORY("ministries", BAND_POLICY, "Regjeringen og departementene",
             "Regjeringa og departementa", "Government and ministries"),
    CATEGORY("state_innovation", BAND_DRIVE, "Statlige virksomheter – innovasjon i offentlig sektor",
             "Statlege verksemder – innovasjon i offentleg sektor",
             "State bodies – innovation in the public sector"),
    CATEGORY("sector", BAND_DRIVE, "Egne sektorsatsinger", "Eigne sektorsatsingar",
             "Sector initiatives"),
    CATEGORY("support", BAND_DRIVE, "Virkemiddelapparatet – innovasjon i næringslivet",
             "Verkemiddelapparatet – innovasjon i næringslivet",
             "Business support – innovation in industry"),
    CATEGORY("partnership", BAND_MEANS, "Partnerskapsprogram og ordninger",
             "Partnarskapsprogram og ordningar", "Partnership programmes and schemes"),
    CATEGORY("networks", BAND_MEANS, "Kompetansenettverk", "Kompetansenettverk",
             "Competence networks"),
    CATEGORY("education", BAND_MEANS, "Utdanning og forskning", "Utdanning og forsking",
             "Education and research"),
    CATEGORY("companies", BAND_MEANS, "Innovasjonsselskap og -miljøer",
             "Innovasjonsselskap og -miljø", "Innovation companies and hubs"),
    CATEGORY("municipal", BAND_OWN, "Kommuner, fylkeskommuner og foretak",
             "Kommunar, fylkeskommunar og føretak", "Municipalities, counties and trusts"),
    CATEGORY("state_own", BAND_OWN, "Andre statlige virksomheter", "Andre statlege verksemder",
             "Other state bodies"),
    CATEGORY("business", BAND_OWN, "Næringsliv, organisasjoner og frivillig sektor",
             "Næringsliv, organisasjonar og frivillig sektor",
             "Business, organisations and civil society"),
};

static const akt_term levels[] = {
    TERM("state", "stat", "stat", "state"),
    TERM("county", "fylke", "fylke", "county"),
    TERM("municipal", "kommune", "kommune", "municipal"),
    TERM("private", "privat", "privat", "private"),
    TERM("civil", "frivillig", "frivillig", "civil society"),
    TERM("international", "internasjonalt", "internasjonalt", "international"),
};

static const akt_term sectors[] = {
    TERM("general", "tverrgående", "tverrgåande", "cross-sectoral"),
    TERM("health", "helse og omsorg", "helse og omsorg", "health and care"),
    TERM("business", "næring", "næring", "business"),
    TERM("research", "forskning", "forsking", "research"),
    TERM("education", "utdanning", "utdanning", "education"),
    TERM("welfare", "arbeid og velferd", "arbeid og velferd", "work and welfare"),
    TERM("transport", "samferdsel", "samferdsel", "transport"),
    TERM("energy", "energi", "energi", "energy"),
    TERM("environment", "klima og miljø", "klima og miljø", "climate and environment"),
    TERM("culture", "kultur", "kultur", "culture"),
    TERM("justice", "justis og beredskap", "justis og beredskap", "justice"),
    TERM("local_government", "kommunesektor", "kommunesektor", "local government"),
    TERM("agriculture", "landbruk og mat", "landbruk og mat", "agriculture and food"),
    TERM("foreign", "utenrikssaker", "utanrikssaker", "foreign affairs"),
    TERM("finance", "finans", "finans", "finance"),
    TERM("defence", "forsvar", "forsvar", "defence"),
};

static const akt_term audiences[] = {
    TERM("public_sector", "offentlig sektor", "offentleg sektor", "public sector"),
    TERM("state_agencies", "statlige virksomheter", "statlege verksemder", "state bodies"),
    TERM("municipalities", "kommuner", "kommunar", "municipalities"),
    TERM("counties", "fylkeskommuner", "fylkeskommunar", "counties"),
    TERM("health_services", "helse- og omsorgstjenester", "helse- og omsorgstenester",
         "health and care services"),
    TERM("business", "næringsliv", "næringsliv", "business"),
    TERM("researchers", "forskere", "forskarar", "researchers"),
    TERM("students", "studenter", "studentar", "students"),
    TERM("civil_society", "frivillig sektor og innbyggere", "frivillig sektor og innbyggjarar",
         "civil society and citizens"),
    TERM("schools", "skoler", "skular", "schools"),
    TERM("leaders", "ledere", "leiarar", "leaders"),
    TERM("members", "medlemmer", "medlemmer", "members"),
};

static const akt_term instruments[] = {
    TERM("guidance", "veiledning", "rettleiing", "guidance"),
    TERM("tools", "verktøy og metoder", "verktøy og metodar", "tools and methods"),
    TERM("meeting_places", "møteplasser og nettverk", "møteplassar og nettverk",
         "meeting places and networks"),
    TERM("grants", "tilskudd", "tilskot", "grants"),
    TERM("pilots", "pilotprosjekter", "pilotprosjekt", "pilot projects"),
    TERM("research", "forskning", "forsking", "research"),
    TERM("education", "utdanning", "utdanning", "education"),
    TERM("competence", "kompetansebygging", "kompetansebygging", "building competence"),
    TERM("advocacy", "interessepolitikk", "interessepolitikk", "advocacy"),
    TERM("clusters", "klynger og bedriftsnettverk", "klyngjer og bedriftsnettverk",
         "clusters and business networks"),
    TERM("property", "eiendom og investering", "eigedom og investering",
         "property and investment"),
    TERM("regulation", "myndighet", "styresmakt", "regulation"),
    TERM("debate", "debatt", "debatt", "public debate"),
    TERM("prizes", "priser", "prisar", "prizes"),
    TERM("procurement", "innovative anskaffelser", "innovative innkjøp", "innovative procurement"),
    TERM("prototyping_lab", "utprøving i lab", "utprøving i lab", "testing in a lab"),
};

static const akt_term tie_kinds[] = {
    TIE("governs", GOVERNANCE, true, "styrer", "styrer", "governs"),
    TIE("commissions", GOVERNANCE, true, "gir oppdrag til", "gir oppdrag til", "commissions"),
    TIE("owns", OWNERSHIP, true, "eier", "eig", "owns"),
    TIE("founded", GOVERNANCE, true, "etablerte", "etablerte", "founded"),
    TIE("operates", GOVERNANCE, true, "driver", "driv", "operates"),
    TIE("part_of", GOVERNANCE, true, "er del av", "er del av", "is part of"),
    TIE("advises", GOVERNANCE, true, "gir råd til", "gir råd til", "advises"),
    TIE("evaluates", GOVERNANCE, true, "evaluerer", "evaluerer", "evaluates"),
    TIE("cooperates", COOPERATION, false, "samarbeider med", "samarbeider med", "cooperates with"),
    TIE("agreement", COOPERATION, false, "har avtale med", "har avtale med", "has an agreement with"),
    TIE("member", MEMBERSHIP, false, "er medlem av", "er medlem av", "is a member of"),
};

static const struct {
    const char *name;
    const akt_term *terms;
    size_t count;
} vocabularies[AKT_VOCABULARY_COUNT] = {
    [AKT_VOCABULARY_ROLES] = {"roles", roles, COUNT_OF(roles)},
    [AKT_VOCABULARY_AREAS] = {"areas", areas, COUNT_OF(areas)},
    [AKT_VOCABULARY_ACTOR_KINDS] = {"actor_kinds", actor_kinds, COUNT_OF(actor_kinds)},
    [AKT_VOCABULARY_PROGRAMME_KINDS] = {"programme_kinds", programme_kinds,
                                        COUNT_OF(programme_kinds)},
    [AKT_VOCABULARY_FLOW_KINDS] = {"flow_kinds", flow_kinds, COUNT_OF(flow_kinds)},
    [AKT_VOCABULARY_BANDS] = {"bands", bands, COUNT_OF(bands)},
    [AKT_VOCABULARY_CATEGORIES] = {"categories", categories, COUNT_OF(categories)},
    [AKT_VOCABULARY_LEVELS] = {"levels", levels, COUNT_OF(levels)},
    [AKT_VOCABULARY_SECTORS] = {"sectors", sectors, COUNT_OF(sectors)},
    [AKT_VOCABULARY_AUDIENCES] = {"audiences", audiences, COUNT_OF(audiences)},
    [AKT_VOCABULARY_INSTRUMENTS] = {"instruments", instruments, COUNT_OF(instruments)},
    [AKT_VOCABULARY_TIE_KINDS] = {"tie_kinds", tie_kinds, COUNT_OF(tie_kinds)},
    [AKT_VOCABULARY_CONCEPTS] = {"concepts", NULL, 0},
};

static const char *const layer_names[AKT_LAYER_COUNT] = {"funding", "governance", "cooperation",
                                                         "ownership", "membership"};

const char *akt_vocabulary_name(akt_vocabulary vocabulary)
{
    return vocabularies[vocabulary].name;
}

const char *akt_layer_name(akt_layer layer)
{
    return layer_names[layer];
}

int32_t akt_layer_from_name(const char *name)
{
    for (int32_t i = 0; i < AKT_LAYER_COUNT; i++)
        if (strcmp(layer_names[i], name) == 0)
            return i;
    return AKT_NONE;
}

const akt_term *akt_taxonomy_built_in(akt_vocabulary vocabulary, size_t *count)
{
    *count = vocabularies[vocabulary].count;
    return vocabularies[vocabulary].terms;
}
