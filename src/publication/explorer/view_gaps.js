// @ts-check
"use strict";

/* Hva mangler? Roles × areas: who fills which, where nobody does, and what the sources ask for. */

/** @typedef {{ role: string, area: string, state: string, holders: string[], needed: number, clear: number,
 *    possible: number, potential: number }} CoverageCell */

/** The cells of roles and areas, as worked out, and those of each role whatever the area.
 *  @returns {CoverageCell[]} */
function allCells() {
    const found = data.cells;
    if (!found || found[0] !== "t") return [];
    const at = /** @param {string} key */ (key) => found[4].findIndex((column) => column[0] === key);
    const [role, area, needed, clear, possible, potential, holders, state] =
        ["role", "area", "needed", "clear", "possible", "potential", "holders", "state"].map(at);
    return found[5].map((row) => ({ role: String(cellValue(row[role])), area: String(cellValue(row[area])),
        state: String(cellValue(row[state])), needed: Number(cellValue(row[needed]) ?? 0),
        clear: Number(cellValue(row[clear]) ?? 0), possible: Number(cellValue(row[possible]) ?? 0),
        potential: Number(cellValue(row[potential]) ?? 0),
        holders: String(cellValue(row[holders]) ?? "").split("|").filter(Boolean) }));
}

function coverageCells() {
    return allCells().filter((cell) => cell.area !== "any" && terms.get("areas")?.has(cell.area));
}

const GAP_STATES = /** @type {Record<string, [string, string]>} */ ({ gap: ["hull", "STATE_GAP"], thin: ["tynt", "STATE_THIN"],
    covered: ["dekket", "STATE_COVERED"], crowded: ["dekket", "STATE_CROWDED"], not_needed: ["tom", "STATE_NOT_NEEDED"] });

/** @param {string} state of a cell */
function gapMark(state) {
    const [kind, text] = GAP_STATES[state] ?? GAP_STATES.thin;
    return stateMark(kind, word(text));
}

/** Who holds a role in an area, by how clearly. @param {string} role @param {string} area */
function holdersOf(role, area) {
    const found = (data.dataset.roles ?? []).filter((each) => each.role === role && each.holder &&
        (area === "any" || each.area === area || each.area === "all"));
    return area === "any" ? found.filter((each, index) => found.findIndex((other) => other.holder === each.holder) === index) : found;
}

/** @param {CoverageCell} cell */
function cellWords(cell) {
    const roles = holdersOf(cell.role, cell.area);
    /** @param {string} strength */
    const named = (strength) => roles.filter((role) => role.strength === strength).map((role) => brief(role.holder ?? "")).join(", ");
    return [named("clear"), named("possible") && word("POSSIBLE", named("possible")),
        named("potential") && word("POTENTIAL", named("potential"))].filter(Boolean).join(". ") || word("NO_HOLDER");
}

/** "Gir råd og opplæring." @param {string} role */
function roleInShort(role) {
    return say(term("roles", role)?.description).replace(/\s*\([^()]*\)\.?\s*$/, "");
}

/** A table that says so itself, since narrow screens show it as cards. @param {CoverageCell[]} cells
 *  @param {(cell: CoverageCell) => void} pick */
function gapTable(cells, pick) {
    const areas = [...new Set(cells.map((cell) => cell.area))], roles = [...new Set(cells.map((cell) => cell.role))];
    const head = el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
        el("th", { scope: "col", role: "columnheader" }, el("span", { class: "skjult" }, word("ROLE"))),
        areas.map((area) => el("th", { scope: "col", role: "columnheader" }, softly(termName("areas", area))))));
    const rows = roles.map((role) => el("tr", { role: "row" },
        el("th", { scope: "row", role: "rowheader" }, softly(termName("roles", role)), el("small", null, roleInShort(role))),
        areas.map((area) => gapCell(cells.find((each) => each.role === role && each.area === area), area, pick))));
    return el("div", { class: "tabell", tabindex: 0, role: "region", "aria-label": word("ROLES_AND_AREAS") },
        el("table", { class: "hulltabell", role: "table" }, el("caption", { class: "skjult" }, word("ROLES_AND_AREAS")),
            head, el("tbody", { role: "rowgroup" }, rows)));
}

/** @param {CoverageCell|undefined} cell @param {string} area @param {(cell: CoverageCell) => void} pick */
function gapCell(cell, area, pick) {
    if (!cell || cell.state === "not_needed")
        return el("td", { class: "rute tom", role: "cell" }, word("STATE_NOT_NEEDED"),
            cell && cell.holders.length > 0 && el("small", null, softly(cellWords(cell))));
    const [kind] = GAP_STATES[cell.state] ?? GAP_STATES.thin;
    const key = cell.role + "." + cell.area;
    return el("td", { class: "rute " + kind, role: "cell" }, el("button", { type: "button", "data-rute": key,
        "aria-pressed": String(state.cell === key), click: () => pick(cell) },
    el("span", { class: "omrade", "aria-hidden": "true" }, termName("areas", area)),
    gapMark(cell.state), el("span", { class: "hvem" }, softly(cellWords(cell)))));
}

/** The same as rows, for those who take it with them. @param {CoverageCell[]} cells */
function saveGaps(cells) {
    /** @type {Column[]} */
    const columns = [["role", word("ROLE"), "text"], ["area", word("AREA"), "text"], ["state", word("COVERAGE"), "text"],
        ["who", word("WHO_ANSWERS"), "text"], ["needed", word("NEEDED"), "whole"], ["clear", word("STRENGTH_CLEAR"), "whole"],
        ["possible", word("STRENGTH_POSSIBLE"), "whole"]];
    return el("button", { type: "button", class: "knapp", click: () => save(fileName(word("ROLES_AND_AREAS")) + ".csv", "text/csv",
        csvOf(columns, cells.map((cell) => [termName("roles", cell.role), termName("areas", cell.area),
            word((GAP_STATES[cell.state] ?? GAP_STATES.thin)[1]), cell.state === "not_needed" ? "" : cellWords(cell),
            cell.needed, cell.clear, cell.possible]))) }, word("SAVE_TABLE"));
}

/** @param {string} key */
function needsOf(key) {
    const [role, area] = key.split(".");
    return (data.dataset.needs ?? []).filter((need) => need.role === role && (need.area === area || !need.area));
}

/** What a scenario makes of a cell. @param {Scenario} scenario @param {string} role @param {string} area */
function changeOf(scenario, role, area) {
    return scenario.cells.find((cell) => cell[0] === role && cell[1] === area);
}

/** @param {Scenario} scenario */
function scenarioLink(scenario) {
    return el("a", { href: writeAddress({ ...emptyState(), view: "scenario", scenarios: [scenario.id] }) }, scenario.title[lang]);
}

/** @param {CoverageCell} cell @param {() => void} close */
function cellPanel(cell, close) {
    const needs = needsOf(cell.role + "." + cell.area), roles = holdersOf(cell.role, cell.area);
    const closing = data.scenarios.filter((scenario) => changeOf(scenario, cell.role, cell.area));
    const rest = data.scenarios.filter((scenario) => !closing.includes(scenario));
    return el("aside", { class: "panel", "aria-labelledby": "panelnavn" },
    el("div", { class: "panelhode" }, el("h2", { id: "panelnavn", tabindex: -1 }, softly(termName("roles", cell.role))),
        el("button", { type: "button", class: "lukk", "aria-label": word("CLOSE"), click: close }, icon("M5 5 19 19M19 5 5 19"))),
    el("p", { class: "fulltnavn" }, termName("areas", cell.area)), el("p", null, gapMark(cell.state)),
    el("p", { class: "omtale" }, roleInShort(cell.role)),
    el("p", { class: "meta" }, word("NEEDED_AND_CLEAR", number(cell.needed), number(cell.clear))),
    factSection(word("SECTION_NEEDS"), needs.map((need) => factRow(word("NEED"),
        [el("strong", null, say(need.name)), need.description && el("span", { class: "behovstekst" }, say(need.description))], need, []))),
    factSection(word("SECTION_HOLDERS"), roles.length ? roles.map((role) => factRow(word("STRENGTH_" + role.strength.toUpperCase()),
        [partyLink(role.holder ?? "")], role, [role.holder ?? ""])) : [factRow(word("HOLDERS"), [word("NO_HOLDER")], null, [])]),
    data.scenarios.length > 0 && factSection(word("SECTION_WHAT_CLOSES"), [
        ...closing.map((scenario) => factRow(word("BECOMES"),
            [gapMark(changeOf(scenario, cell.role, cell.area)?.[3] ?? ""), " ", word("CELL_WITH_PROPOSAL"), " ", scenarioLink(scenario)], null, [])),
        closing.length === 0 ? factRow(word("NONE_CLOSES"), [word("NONE_CLOSES_TEXT")], null, []) : null,
        closing.length > 0 && rest.length > 0 ? factRow(word("DOES_NOT_CLOSE"),
            [foldOut(counted(rest.length, "PROPOSAL_ONE", "PROPOSAL_MANY"), el("ul", { class: "tettliste" },
                rest.map((scenario) => el("li", null, scenarioLink(scenario)))))], null, []) : null]));
}

/** How many cells of each kind. @param {CoverageCell[]} cells */
function gapStrip(cells) {
    const count = (/** @type {string[]} */ ...states) => cells.filter((cell) => states.includes(cell.state)).length;
    const sums = /** @type {[string, number, string][]} */ ([["hull", count("gap"), "SUM_GAPS"], ["tynt", count("thin"), count("thin") === 1 ? "SUM_THIN_ONE" : "SUM_THIN"],
        ["dekket", count("covered", "crowded"), "SUM_COVERED"], ["tom", count("not_needed"), "SUM_NOT_NEEDED"]]);
    return el("ul", { class: "summer" }, sums.map(([kind, sum, text]) => el("li", null,
        stateMark(kind, ""), el("strong", null, number(sum)), el("span", null, word(text)))));
}

/** The needs that name a role: who answers, and which proposal would. */
function needTable() {
    const cells = allCells();
    /** @type {Column[]} */
    const columns = [["name", word("NEED"), "text"], ["role", word("ROLE"), "text"], ["area", word("AREA"), "text"],
        ["state", word("COVERAGE"), "text"], ["who", word("WHO_ANSWERS"), "text"], ["proposals", word("PROPOSALS_THAT_ANSWER"), "text"],
        ["sources", word("SOURCE"), "text"]];
    const shown = /** @type {Map<Cell[], { need: Need, cell: CoverageCell|undefined, by: Scenario[] }>} */ (new Map());
    for (const need of (data.dataset.needs ?? []).filter((each) => each.role)) {
        const cell = cells.find((each) => each.role === need.role && each.area === (need.area ?? "any"));
        const by = data.scenarios.filter((scenario) => need.role && changeOf(scenario, need.role, need.area ?? "any"));
        shown.set([say(need.name), termName("roles", need.role), need.area ? termName("areas", need.area) : word("ANY_AREA"),
            cell ? word((GAP_STATES[cell.state] ?? GAP_STATES.thin)[1]) : "", cell ? cellWords(cell) : "",
            by.map((scenario) => scenario.title[lang]).join("; "), (need.sources ?? []).map(citeText).join("; ")], { need, cell, by });
    }
    const show = (/** @type {Cell[]} */ row, /** @type {string} */ key) => {
        const found = shown.get(row);
        if (!found) return null;
        if (key === "state") return found.cell ? gapMark(found.cell.state) : null;
        if (key === "sources") return sourceButton(found.need, [], say(found.need.name));
        return key === "proposals" && found.by.length > 0
            ? el("ul", { class: "tettliste" }, found.by.map((scenario) => el("li", null, scenarioLink(scenario)))) : null;
    };
    return table(word("NEEDS_TITLE"), columns, [...shown.keys()], { caption: "", show });
}

/** The needs that name no role, which nothing can be set against. */
function otherNeeds() {
    const needs = (data.dataset.needs ?? []).filter((need) => !need.role);
    if (needs.length === 0) return null;
    /** @type {Column[]} */
    const columns = [["name", word("NEED"), "text"], ["area", word("AREA"), "text"], ["description", word("DESCRIPTION"), "text"],
        ["sources", word("SOURCE"), "text"]];
    return foldOut(word("OTHER_NEEDS", number(needs.length)), table(word("OTHER_NEEDS", number(needs.length)), columns,
        needs.map((need) => [say(need.name), need.area ? termName("areas", need.area) : "", say(need.description),
            (need.sources ?? []).map(citeText).join("; ")]), { most: 30, caption: "" }));
}

/** What is for those who want to know more. */
function gapDetails() {
    const paper = data.parts.coverage[lang];
    return [["who", "WHO_HAS_ROLES"], ["provision", "WHO_DELIVERS"]].map(([key, title]) => {
        const found = tableNamed(paper, key);
        return found && foldOut(word(title), table(word(title), found[4], found[5], { most: 20, caption: "" }));
    }).concat([data.parts.overlap[lang].length > 0 ? foldOut(word("OVERLAP_TITLE"), paperView(data.parts.overlap[lang], 3,
        { most: 15, title: word("OVERLAP_TITLE") })) : undefined]);
}

/** @param {HTMLElement} main */
function mountGaps(main) {
    const cells = coverageCells();
    const side = el("div", { class: "side" }), matrix = el("div");
    main.append(el("div", { class: "topplinje" }, el("div", null, el("h1", null, word("WHAT_LACKS")),
        el("p", { class: "ingress" }, word("GAPS_LEAD"))), saveGaps(cells)),
    el("div", { class: "arbeidsflate hullflate" }, el("div", { class: "hovedflate" }, gapStrip(cells), matrix), side,
    el("div", { class: "resten" }, el("p", { class: "regel" }, el("strong", null, word("HOW_WE_COUNT")), " ", word("METHOD_COVERAGE")),
        el("ul", { class: "setninger" }, opening(data.parts.coverage[lang]).map(([, text, basis]) =>
            el("li", null, sentence(text, basis)))),
        el("h2", null, word("NEEDS_TITLE")), needTable(), otherNeeds(),
        el("h2", null, word("MORE_ABOUT_ROLES")), gapDetails())));
    let shown = "";
    const update = () => {
        const close = () => go({ ...state, cell: null });
        const hadFocus = matrix.contains(document.activeElement);
        matrix.replaceChildren(gapTable(cells, (cell) => {
            const key = cell.role + "." + cell.area;
            go({ ...state, cell: key === state.cell ? null : key });
        }));
        const chosen = cells.find((cell) => cell.role + "." + cell.area === state.cell);
        side.replaceChildren(...(chosen ? [cellPanel(chosen, close)] : []));
        main.classList.toggle("medpanel", Boolean(chosen));
        if (chosen && (hadFocus || shown !== "")) byId("panelnavn").focus({ preventScroll: window.innerWidth >= 1180 });
        else if (!chosen && shown)
            /** @type {HTMLElement|null} */ (matrix.querySelector(`[data-rute="${CSS.escape(shown)}"]`))?.focus();
        shown = chosen ? state.cell ?? "" : "";
        announce(chosen ? termName("roles", chosen.role) + ", " + termName("areas", chosen.area) + ": " +
            word((GAP_STATES[chosen.state] ?? GAP_STATES.thin)[1]) : "");
    };
    update();
    return update;
}
