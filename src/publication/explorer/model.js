// @ts-check
"use strict";

/* The dataset, indexed: who is who, and every line between two. */

const LAYERS = ["governance", "funding", "cooperation", "ownership", "membership"];
/** As addresses spell them. @type {Record<string, string>} */
const LAYER_NAMES = { governance: "styring", funding: "penger", cooperation: "samarbeid",
    ownership: "eierskap", membership: "medlemskap" };

/** @type {Map<string, Party>} */
const parties = new Map();
/** Former ids too. @type {Map<string, string>} */
const aliases = new Map();
/** @type {Map<string, string>} */
const tableOf = new Map();
/** @type {Map<string, Map<string, Term>>} */
const terms = new Map();
/** @type {Map<string, Source>} */
const sources = new Map();
/** @type {Link[]} */
const links = [];
/** @type {Map<string, Link[]>} */
const linksOf = new Map();
/** @type {Map<string, Role[]>} */
const rolesOf = new Map();
/** @type {Map<string, Statement[]>} */
const statementsOf = new Map();
/** @type {Map<string, Statement[]>} */
const statementsOfScenario = new Map();

function indexData() {
    for (const taxonomy of [data.taxonomy, data.dataset.taxonomy ?? {}])
        for (const [vocabulary, list] of Object.entries(taxonomy)) {
            const known = terms.get(vocabulary) ?? new Map();
            for (const term of list) known.set(term.id, term);
            terms.set(vocabulary, known);
        }
    terms.set("kinds", new Map([...terms.get("actor_kinds") ?? [], ...terms.get("programme_kinds") ?? []]));
    for (const three of [...Object.values(data.parts), ...data.scenarioEffects]) unpackPapers(three);
    for (const [index, scenario] of data.scenarios.entries()) {
        scenario.map = data.scenarioMaps[index];
        scenario.effects = data.scenarioEffects[index];
    }
    for (const source of data.dataset.sources ?? []) sources.set(source.id, source);
    for (const table of ["actors", "programmes", "forums"])
        for (const party of /** @type {Party[]} */ (/** @type {any} */ (data.dataset)[table] ?? [])) {
            parties.set(party.id, party);
            tableOf.set(party.id, table);
            for (const former of party.former_ids ?? []) aliases.set(former, party.id);
        }
    addTies();
    addFlows();
    for (const party of parties.values()) addImplied(party);
    for (const link of links)
        for (const end of new Set(stepsOf(link).flat())) push(linksOf, end, link);
    for (const role of data.dataset.roles ?? [])
        if (role.holder) push(rolesOf, role.holder, role);
    for (const statement of data.dataset.statements ?? []) {
        for (const id of statement.about ?? []) push(statementsOf, id, statement);
        if (statement.scenario) push(statementsOfScenario, statement.scenario, statement);
    }
}

/** @template T @param {Map<string, T[]>} map @param {string} key @param {T} value */
function push(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
}

/** @param {number|string|undefined} date */
function yearOf(date) {
    return date === undefined ? null : Number(String(date).slice(0, 4));
}

function addTies() {
    for (const tie of data.dataset.ties ?? []) {
        const kind = term("tie_kinds", tie.kind);
        if (tie.status && tie.status !== "existing") continue;
        links.push({ from: tie.from, to: tie.to, layer: kind?.layer ?? "cooperation",
            directed: Boolean(kind?.directed), verb: tie.kind, table: "ties", record: tie, tie,
            years: [yearOf(tie.from_year), yearOf(tie.to_year)] });
    }
}

function addFlows() {
    for (const flow of data.dataset.flows ?? []) {
        if (flow.status === "proposed") continue;
        const year = yearOf(flow.year);
        links.push({ from: flow.from, to: flow.to, layer: "funding", directed: true, verb: "FUNDS",
            table: "flows", record: flow, flow, years: [year, year] });
    }
}

/** Owners, members and the like are said by the record itself. @param {Party} party */
function addImplied(party) {
    /** @param {string[]|undefined} from @param {string} layer @param {string} verb */
    const add = (from, layer, verb) => {
        for (const id of from ?? [])
            links.push({ from: id, to: party.id, layer, directed: layer !== "cooperation", verb,
                table: /** @type {any} */ (tableOf.get(party.id)), record: party,
                years: [yearOf(party.from), yearOf(party.to)] });
    };
    add(party.owners, "ownership", "OWNER");
    add(party.operators, "governance", "OPERATOR");
    add(party.partners, "cooperation", "PARTNER");
    add(party.members, "membership", "MEMBER");
    if (party.parent) add([party.parent], "governance", "PARENT");
}

/** @param {string} vocabulary @param {string|undefined} id */
function term(vocabulary, id) {
    return id === undefined ? undefined : terms.get(vocabulary)?.get(id);
}

/** @param {string} vocabulary @param {string|undefined} id */
function termName(vocabulary, id) {
    return say(term(vocabulary, id)?.name) || id || "";
}

/** @param {string} id */
function name(id) {
    return say(parties.get(id)?.name) || newcomerName(id) || id;
}

/** The short name, where there is one. @param {string} id */
function brief(id) {
    return say(parties.get(id)?.short) || name(id);
}

/** The id that an address or a script means. @param {string} id */
function known(id) {
    return parties.has(id) ? id : aliases.get(id) ?? null;
}

/** What somebody is: its kind. @param {Party} party */
function kindOf(party) {
    const table = tableOf.get(party.id);
    return table === "forums" ? word("FORUM")
        : termName(table === "actors" ? "actor_kinds" : "programme_kinds", party.kind);
}

/** «eies av»: what a tie is, read from the end that it goes to. @param {string} id of the kind
 *  @param {string} kind its words */
function turnedKind(id, kind) {
    const own = ["BACK_" + id.toUpperCase(), id.toUpperCase() + "_BACK"].find((each) => data.words[each]);
    return own ? word(own) : term("tie_kinds", id)?.directed ? word("PASSIVE", kind) : kind;
}

/** «gir penger til», read from one end. @param {Link} link @param {boolean} backwards */
function verb(link, backwards) {
    if (link.table === "ties") {
        const kind = termName("tie_kinds", link.verb);
        return backwards ? turnedKind(link.verb, kind) : kind;
    }
    return word(link.verb + (backwards ? "_BACK" : ""));
}

/** Who is at the other end; of one that money passes through, who gets it. @param {Link} link
 *  @param {string} id */
function otherEnd(link, id) {
    return link.to === id ? link.from : link.to;
}

/** Money that passes through somebody goes in two steps. @param {Link} link @returns {[string, string][]} */
function stepsOf(link) {
    const via = link.flow?.via;
    return via && parties.has(via) && via !== link.from && via !== link.to
        ? [[link.from, via], [via, link.to]] : [[link.from, link.to]];
}

/** Those that can have ties: a forum is where others meet. */
function bodies() {
    return [...parties.keys()].filter((id) => tableOf.get(id) !== "forums");
}

/** @type {Map<string, Set<string>>} */
const tied = new Map();

/** Who is tied to whom, as the program counts it: what goes through a programme is two ties, and a forum
 *  ties its members to each other. */
function tiedTo() {
    const { ids, pairs } = data.tied;
    if (tied.size === 0) {
        for (const id of ids) tied.set(id, new Set());
        for (let at = 0; at < pairs.length; at += 2) {
            const [one, other] = [ids[pairs[at]], ids[pairs[at + 1]]];
            tied.get(one)?.add(other);
            tied.get(other)?.add(one);
        }
    }
    return tied;
}

/** Everybody by how many others they are tied to, most first. */
function mostTied() {
    return [...tiedTo()].map(([id, others]) => ({ id, text: brief(id), count: others.size }))
        .sort((a, b) => b.count - a.count || compare(a.text, b.text));
}

/** The money of a year as the program counts it; null: of all years. @param {number|null} year */
function sumsOf(year) {
    const totals = data.money.find((each) => each.year === year)?.totals ?? [];
    const count = (/** @type {"flows"|"unknown"|"proposedFlows"} */ what) =>
        totals.reduce((sum, total) => sum + total[what], 0);
    return { totals, flows: count("flows"), known: count("flows") - count("unknown"), unknown: count("unknown"),
        proposed: count("proposedFlows") };
}

/** @param {Flow} flow */
function amountOf(flow) {
    if (flow.amount !== undefined && flow.amount !== null) return money(flow.amount, flow.currency);
    const least = flow.amount_min ?? null, most = flow.amount_max ?? null;
    if (least !== null && most !== null) return money(least, flow.currency) + "–" + money(most, flow.currency);
    if (least !== null) return word("AT_LEAST", money(least, flow.currency));
    if (most !== null) return word("AT_MOST", money(most, flow.currency));
    return word({ not_applicable: "AMOUNT_NOT_APPLICABLE", confidential: "AMOUNT_CONFIDENTIAL",
        unknown: "AMOUNT_UNKNOWN" }[flow.missing ?? ""] ?? "AMOUNT_NOT_STATED");
}

/** Whether a link is in force in a year; what has no year always is. @param {Link} link
 *  @param {number|null} year */
function inForce(link, year) {
    const [from, to] = link.years;
    return year === null || ((from === null || from <= year) && (to === null || to >= year));
}

/** The years that links and parties speak of. @returns {[number, number]} */
function yearRange() {
    const years = links.flatMap((link) => link.years).concat([...parties.values()].flatMap(
        (party) => [yearOf(party.from), yearOf(party.to)])).filter((year) => year !== null);
    const last = yearOf(data.dataset.dataset.date) ?? Math.max(...years);
    return [Math.min(...years, last), last];
}
