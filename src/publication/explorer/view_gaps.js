// @ts-check
"use strict";

/* Hva mangler? Roles × areas: who fills which, where nobody does, and what the sources ask for. */

/** @typedef {{ role: string, area: string, state: string, holders: string[], needed: number, clear: number,
 *    possible: number, potential: number }} CoverageCell */

/** The cells of roles and areas, as worked out; without those of all areas together.
 *  @returns {CoverageCell[]} */
function coverageCells() {
    const found = data.cells;
    if (!found || found[0] !== "t") return [];
    const at = /** @param {string} key */ (key) => found[4].findIndex((column) => column[0] === key);
    const [role, area, needed, clear, possible, potential, holders, state] =
        ["role", "area", "needed", "clear", "possible", "potential", "holders", "state"].map(at);
    return found[5].map((row) => ({ role: String(cellValue(row[role])), area: String(cellValue(row[area])),
        state: String(cellValue(row[state])), needed: Number(cellValue(row[needed]) ?? 0),
        clear: Number(cellValue(row[clear]) ?? 0), possible: Number(cellValue(row[possible]) ?? 0),
        potential: Number(cellValue(row[potential]) ?? 0),
        holders: String(cellValue(row[holders]) ?? "").split("|").filter(Boolean) }))
        .filter((cell) => cell.area !== "any" && terms.get("areas")?.has(cell.area));
}

const GAP_STATES = /** @type {Record<string, [string, string]>} */ ({ gap: ["hull", "STATE_GAP"], thin: ["tynt", "STATE_THIN"],
    covered: ["dekket", "STATE_COVERED"], crowded: ["dekket", "STATE_CROWDED"], not_needed: ["tom", "STATE_NOT_NEEDED"] });

/** Who holds a role in an area, by how clearly. @param {string} role @param {string} area */
function holdersOf(role, area) {
    return (data.dataset.roles ?? []).filter((each) => each.role === role && each.holder &&
        (each.area === area || each.area === "all"));
}

/** @param {CoverageCell} cell */
function cellWords(cell) {
    const roles = holdersOf(cell.role, cell.area);
    /** @param {string} strength */
    const named = (strength) => roles.filter((role) => role.strength === strength).map((role) => brief(role.holder ?? "")).join(", ");
    return [named("clear"), named("possible") && word("POSSIBLE", named("possible")),
        named("potential") && word("POTENTIAL", named("potential"))].filter(Boolean).join(". ") || word("NOBODY");
}

/** @param {CoverageCell[]} cells @param {(cell: CoverageCell) => void} pick */
function gapTable(cells, pick) {
    const areas = [...new Set(cells.map((cell) => cell.area))], roles = [...new Set(cells.map((cell) => cell.role))];
    return el("div", { class: "tabell", tabindex: 0, role: "region", "aria-label": word("ROLES_AND_AREAS") },
        el("table", { class: "hulltabell" }, el("caption", { class: "skjult" }, word("ROLES_AND_AREAS")),
            el("thead", null, el("tr", null, el("th", { scope: "col" }, el("span", { class: "skjult" }, word("ROLE"))),
                areas.map((area) => el("th", { scope: "col" }, termName("areas", area))))),
            el("tbody", null, roles.map((role) => el("tr", null,
                el("th", { scope: "row" }, termName("roles", role), el("small", null, say(term("roles", role)?.description))),
                areas.map((area) => {
                    const cell = cells.find((each) => each.role === role && each.area === area);
                    if (!cell || cell.state === "not_needed")
                        return el("td", { class: "rute tom" }, word("STATE_NOT_NEEDED"),
                            cell && cell.holders.length > 0 && el("small", null, cellWords(cell)));
                    const [kind, text] = GAP_STATES[cell.state] ?? ["tynt", "STATE_THIN"];
                    const key = role + "." + area;
                    return el("td", { class: "rute " + kind }, el("button", { type: "button", "data-rute": key,
                        "aria-pressed": String(state.cell === key), click: () => pick(cell) },
                    stateMark(kind, word(text)), el("span", { class: "hvem" }, cellWords(cell))));
                }))))));
}

/** @param {string} key */
function needsOf(key) {
    const [role, area] = key.split(".");
    return (data.dataset.needs ?? []).filter((need) => need.role === role && (need.area === area || !need.area));
}

/** What each scenario makes of a cell: closes a gap, or not. @param {string} key */
function scenariosFor(key) {
    const [role, area] = key.split(".");
    return data.scenarios.map((scenario) => {
        const changed = scenario.cells.find((cell) => cell[0] === role && cell[1] === area);
        return { scenario, changed };
    });
}

/** @param {CoverageCell} cell @param {() => void} close */
function cellPanel(cell, close) {
    const key = cell.role + "." + cell.area;
    const [kind, text] = GAP_STATES[cell.state] ?? ["tynt", "STATE_THIN"];
    const needs = needsOf(key), roles = holdersOf(cell.role, cell.area);
    const answers = scenariosFor(key), closing = answers.filter((each) => each.changed);
    return el("aside", { class: "panel", "aria-labelledby": "panelnavn",
        keydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") close(); } },
    el("div", { class: "panelhode" }, el("h2", { id: "panelnavn", tabindex: -1 }, termName("roles", cell.role)),
        el("button", { type: "button", class: "lukk", "aria-label": word("CLOSE"), click: close }, icon("M5 5 19 19M19 5 5 19"))),
    el("p", { class: "fulltnavn" }, termName("areas", cell.area)), el("p", null, stateMark(kind, word(text))),
    el("p", { class: "omtale" }, word("NEEDED_AND_CLEAR", number(cell.needed), number(cell.clear))),
    factSection(word("SECTION_NEEDS"), needs.map((need) => factRow(say(need.name), [say(need.description)], need, []))),
    factSection(word("SECTION_HOLDERS"), roles.length ? roles.map((role) => factRow(word("STRENGTH_" + role.strength.toUpperCase()),
        [partyLink(role.holder ?? "")], role, [role.holder ?? ""])) : [factRow(word("HOLDERS"), [word("NOBODY")], null, [])]),
    closing.length > 0 && factSection(word("SECTION_WHAT_CLOSES"), closing.map(({ scenario, changed }) =>
        factRow(word((GAP_STATES[changed?.[3] ?? ""] ?? ["", "STATE_THIN"])[1]),
            [el("a", { href: writeAddress({ ...emptyState(), view: "scenario", scenarios: [scenario.id] }) }, scenario.title[lang])],
            null, []))));
}

/** @param {HTMLElement} main */
function mountGaps(main) {
    const cells = coverageCells();
    const count = (/** @type {string[]} */ ...states) => cells.filter((cell) => states.includes(cell.state)).length;
    const side = el("div", { class: "side" }), matrix = el("div");
    const paper = data.parts.coverage[lang];
    /** @type {Column[]} */
    const needColumns = [["name", word("NEED"), "text"], ["role", word("ROLE"), "text"], ["area", word("AREA"), "text"],
        ["state", word("COVERAGE"), "text"], ["who", word("WHO_ANSWERS"), "text"], ["sources", word("SOURCE"), "text"]];
    const needRows = (data.dataset.needs ?? []).map((need) => {
        const cell = cells.find((each) => each.role === need.role && each.area === need.area);
        return /** @type {Cell[]} */ ([say(need.name), termName("roles", need.role), termName("areas", need.area),
            cell ? word((GAP_STATES[cell.state] ?? ["", "STATE_THIN"])[1]) : "", cell ? cellWords(cell) : "",
            (need.sources ?? []).map(citeText).join("; ")]);
    });
    main.append(el("div", { class: "topplinje" }, el("div", null, el("h1", null, word("WHAT_LACKS")),
        el("p", { class: "ingress" }, word("GAPS_LEAD")))),
    el("div", { class: "arbeidsflate" }, el("div", { class: "hovedflate" },
        el("ul", { class: "summer" }, [["hull", count("gap"), "SUM_GAPS"], ["tynt", count("thin"), "SUM_THIN"],
            ["dekket", count("covered", "crowded"), "SUM_COVERED"], ["tom", count("not_needed"), "SUM_NOT_NEEDED"]].map(([kind, sum, text]) =>
            el("li", null, stateMark(String(kind), ""), el("strong", null, number(Number(sum))), el("span", null, word(String(text)))))),
        matrix, el("p", { class: "regel" }, el("strong", null, word("HOW_WE_COUNT")), " ", word("METHOD_COVERAGE")),
        el("ul", { class: "setninger" }, opening(paper).map(([, text, basis]) => el("li", null, sentence(text, basis)))),
        el("h2", null, word("NEEDS_TITLE")), table(word("NEEDS_TITLE"), needColumns, needRows, { most: 30 }),
        ["who", "provision", "overlap"].map((each) => tableNamed(paper, each)).map((found) => found &&
            [el("h2", null, found[2] ?? ""), table(found[2] ?? "", found[4], found[5], { most: 20, caption: "" })]).flat(),
        el("h2", null, word("OVERLAP_TITLE")), paperView(data.parts.overlap[lang], 2, { most: 15 })), side));
    let shown = "";
    const update = () => {
        const close = () => go({ ...state, cell: null });
        matrix.replaceChildren(gapTable(cells, (cell) => go({ ...state, cell: cell.role + "." + cell.area })));
        const chosen = cells.find((cell) => cell.role + "." + cell.area === state.cell);
        side.replaceChildren(...(chosen ? [cellPanel(chosen, close)] : []));
        main.classList.toggle("medpanel", Boolean(chosen));
        if (chosen && shown !== state.cell) byId("panelnavn").focus({ preventScroll: window.innerWidth >= 1180 });
        else if (!chosen && shown)
            /** @type {HTMLElement|null} */ (matrix.querySelector(`[data-rute="${shown}"]`))?.focus();
        shown = state.cell ?? "";
        announce(chosen ? termName("roles", chosen.role) + ", " + termName("areas", chosen.area) : "");
    };
    update();
    return update;
}
