// @ts-check
"use strict";

/* Search as you type: names, abbreviations, former names and ids, in all languages; roles, proposals and the
 * five questions too. */

/** @typedef {{ id: string, what: "party"|"role"|"scenario"|"door" }} Found */

/** Of parties, of roles that somebody has or is missed in, of scenarios, and of doors, whose ids are of views.
 *  @type {(Found & { texts: string[], words: string[] })[]} */
let searchIndex = [];

function indexSearch() {
    const used = new Set((data.dataset.roles ?? []).map((role) => role.role));
    searchIndex = [];
    /** @param {Found["what"]} what @param {string} id @param {string[]} said */
    const add = (what, id, said) => {
        const texts = [...new Set(said.map(fold).filter(Boolean))];
        searchIndex.push({ id, what, texts, words: [...new Set(texts.flatMap((text) => text.split(" ")))] });
    };
    for (const door of doors())
        add("door", door.view, [...data.words[door.title], ...data.words["FIND_" + door.view.toUpperCase()].flatMap((list) => list.split(","))]);
    for (const party of parties.values())
        add("party", party.id, [...threeOf(party.name), ...threeOf(party.short), ...(party.aliases ?? []),
            ...(party.former_ids ?? []), party.id, party.orgnr ?? ""]);
    for (const role of terms.get("roles")?.values() ?? [])
        if (used.has(role.id)) add("role", role.id, threeOf(role.name));
    for (const scenario of data.scenarios) add("scenario", scenario.id, [...scenario.title, ...numbersOf(scenario)]);
}

/** What the sources call a scenario: "Anbefaling 7", and "7". @param {Scenario} scenario */
function numbersOf(scenario) {
    return (statementsOfScenario.get(scenario.id) ?? []).flatMap(({ kind, number }) =>
        number ? [number, ...data.words["STATEMENT_" + kind.toUpperCase()].map((called) => called + " " + number)] : []);
}

/** @param {Text|undefined} text */
function threeOf(text) {
    return text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text);
}

const LEAST_STEM = 6; // letters

/** Whether two words begin alike, as forms of one word do. @param {string} a @param {string} b */
function areAkin(a, b) {
    const shorter = Math.min(a.length, b.length);
    let alike = 0;
    while (alike < shorter && a[alike] === b[alike]) alike++;
    return alike >= LEAST_STEM && alike >= 0.8 * shorter;
}

/** How well something is found; 0 is best. @param {typeof searchIndex[0]} one @param {string} wanted */
function rankOf(one, wanted) {
    const asked = wanted.split(" ");
    const ranks = one.texts.map((text) => text === wanted ? 0 : text.startsWith(wanted) ? 1
        : (" " + text).includes(" " + wanted) ? 2 : asked.every((each) => text.includes(each)) ? 3 : Infinity);
    const best = Math.min(...ranks);
    return best < Infinity ? best : asked.every((each) => one.words.some((own) => own.startsWith(each) || areAkin(own, each)))
        ? 4 : Infinity;
}

/** The best first: whole names, then beginnings, then words within, then other forms of words.
 *  @param {string} query @param {boolean} all or parties alone */
function rankedHits(query, all) {
    const wanted = fold(query);
    if (!wanted) return [];
    return searchIndex.filter((one) => all || one.what === "party")
        .map((one) => ({ id: one.id, what: one.what, best: rankOf(one, wanted), ties: linksOf.get(one.id)?.length ?? 0 }))
        .filter((one) => one.best < Infinity)
        .sort((a, b) => a.best - b.best || b.ties - a.ties || compare(foundName(a), foundName(b)));
}

/** The short name first. @param {Found} found */
function foundName({ id, what }) {
    if (what === "door") return word(DOORS.find((door) => door.view === id)?.title ?? "");
    if (what === "role") return termName("roles", id);
    if (what === "scenario") return scenarioOf(id)?.title[lang] ?? id;
    return brief(id) === name(id) ? name(id) : brief(id) + " – " + name(id);
}

/** @param {Found} found */
function foundKind({ id, what }) {
    if (what === "door") return word("QUESTION_OF");
    if (what === "role") return word("ROLE_OF");
    const scenario = what === "scenario" ? scenarioOf(id) : undefined;
    if (!scenario) return kindOf(/** @type {Party} */ (parties.get(id)));
    return calledIn(scenario) ? word("PROPOSAL_CALLED", calledIn(scenario)) : word("PROPOSAL_OF");
}

/** @param {string} id */
function scenarioOf(id) {
    return data.scenarios.find((scenario) => scenario.id === id);
}

/** Where something that was found is shown. @param {Found} found @returns {State} */
function placeOf({ id, what }) {
    if (what === "door") return { ...emptyState(), view: id };
    if (what === "role") return { ...emptyState(), view: "kart", filters: { rolle: id } };
    if (what === "scenario") return { ...emptyState(), view: "scenario", scenarios: [id] };
    return { ...emptyState(), view: "kart", actor: id, layers: state.layers };
}

/** Ids of parties. @param {string} query @param {number} most @returns {string[]} */
function search(query, most) {
    return rankedHits(query, false).slice(0, most).map((each) => each.id);
}

/** Somebody that many know, so that the field shows what can be written in it. */
function searchExample() {
    const [first, second] = mostTied();
    return first ? (second ?? first).text : "";
}

/** A field with a list of what is found (WAI-ARIA combobox). @param {string} id */
function searchField(id) {
    const list = el("ul", { class: "treff", id: id + "-treff", role: "listbox", "aria-label": word("FOUND") });
    const input = /** @type {HTMLInputElement} */ (el("input", { type: "search", id, role: "combobox",
        autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": id + "-treff",
        "aria-autocomplete": "list", placeholder: word("SEARCH_HINT", searchExample()) }));
    let at = -1;
    list.hidden = true;
    const close = () => {
        list.hidden = true;
        at = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };
    const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
    /** @param {number} next */
    const mark = (next) => {
        const all = options();
        if (all.length === 0) return;
        at = (next + all.length) % all.length;
        for (const [index, option] of all.entries()) option.setAttribute("aria-selected", String(index === at));
        input.setAttribute("aria-activedescendant", all[at].id);
        all[at].scrollIntoView({ block: "nearest" });
    };
    const choose = (/** @type {Found} */ chosen) => {
        close();
        input.value = "";
        go(placeOf(chosen));
    };
    const fill = () => {
        const found = rankedHits(input.value, true).slice(0, 8);
        const isAsked = fold(input.value) !== "";
        list.replaceChildren(...found.map((each, index) => el("li", { role: "option",
            id: id + "-" + index, "aria-selected": "false",
            mousedown: (/** @type {Event} */ event) => event.preventDefault(), click: () => choose(each) },
        el("span", null, foundName(each)), el("small", null, foundKind(each)))));
        if (isAsked && found.length === 0)
            list.append(el("li", { class: "ingen" }, word("NO_HITS", input.value)));
        list.hidden = !isAsked;
        input.setAttribute("aria-expanded", String(isAsked));
        at = -1;
        if (isAsked) announce(found.length ? counted(found.length, "HIT_ONE", "HIT_MANY")
            : word("NO_HITS", input.value));
    };
    input.addEventListener("input", fill);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
        const all = options();
        if (event.key === "ArrowDown") mark(at + 1);
        else if (event.key === "ArrowUp") mark(at - 1);
        else if (event.key === "Enter" && all.length) (all[at] ?? all[0]).click();
        else if (event.key === "Escape" && !list.hidden) close();
        else return;
        event.preventDefault();
    });
    return el("div", { class: "sok" }, icon("M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12M14.5 14.5 20 20"), input, list);
}
