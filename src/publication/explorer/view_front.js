// @ts-check
"use strict";

/* The front page: five questions as doors, each with its answer in one line; then what matters most. */

/** Each door has a picture: what is filled, and what is drawn with a line. */
const DOORS = [
    { view: "kart", title: "WHO_DOES", full: "M10 4h12v8H10ZM42 4h12v8H42ZM26 32h12v8H26ZM46 32h12v8H46Z",
        line: "M2 2H62V14H2ZM2 30H62V42H2ZM16 14V22H32V30M48 14V22H52V30" },
    { view: "penger", title: "WHO_PAYS", full: "M4 5h5v24H4ZM55 4h5v12H55ZM55 32h5v9H55Z",
        line: "M9 10C30 10 34 9 55 9M9 13C30 13 34 12 55 12M9 24C30 24 34 36 55 36" },
    { view: "roller", title: "WHAT_LACKS", full: "M9 6a5 5 0 1 0 .1 0ZM31 6a5 5 0 1 0 .1 0ZM53 6a5 5 0 1 0 .1 0ZM9 28a5 5 0 1 0 .1 0ZM53 28a5 5 0 1 0 .1 0Z",
        line: "", dashed: "M31 26a7 7 0 1 0 .1 0Z" },
    { view: "nettverk", title: "WHO_CONNECTS", full: "M32 15a7 7 0 1 0 .1 0ZM8 2a4 4 0 1 0 .1 0ZM56 2a4 4 0 1 0 .1 0ZM5 18a4 4 0 1 0 .1 0ZM59 18a4 4 0 1 0 .1 0ZM8 34a4 4 0 1 0 .1 0ZM56 34a4 4 0 1 0 .1 0Z",
        line: "M32 22 8 6M32 22 56 6M32 22H5M32 22H59M32 22 8 38M32 22 56 38" },
    { view: "scenario", title: "WHAT_IF", full: "", line: "M28 22h9m-4-4 4 4-4 4M42 12h20v20H42ZM52 17v10M47 22h10",
        dashed: "M2 12h20v20H2Z" },
];

/** Those that lead somewhere here. */
function doors() {
    return DOORS.filter((door) => door.view !== "scenario" || data.scenarios.length > 0);
}

/** @param {typeof DOORS[0]} door */
function pictogram(door) {
    return svg("svg", { viewBox: "0 0 64 44", width: 64, height: 44, "aria-hidden": "true", class: "piktogram" },
        svg("path", { class: "strekbilde", d: door.line }),
        door.dashed && svg("path", { class: "strekbilde stiplet", d: door.dashed }),
        svg("path", { class: "fylt", d: door.full }));
}

/** @param {string} view */
function doorAnswer(view) {
    if (view === "kart")
        return word("DOOR_MAP", counted(bodies().length, "BODY_ONE", "BODY_MANY"), counted(links.length, "TIE_ONE", "TIE_MANY"));
    if (view === "penger") {
        const { flows, known } = sumsOf(null);
        return flows === 0 ? word("DOOR_NO_MONEY")
            : word("DOOR_MONEY", counted(flows, "FLOW_ONE", "FLOW_MANY"), number(known));
    }
    if (view === "roller") {
        const states = coverageCells().map((cell) => cell.state).filter((each) => each !== "not_needed");
        if (states.length === 0) return word("DOOR_NO_GAPS");
        const count = (/** @type {string} */ state) => states.filter((each) => each === state).length;
        return word("DOOR_GAPS", counted(count("gap"), "GAP_ONE", "GAP_MANY"), counted(count("thin"), "THIN_ONE", "THIN_MANY"));
    }
    if (view === "nettverk") {
        const [first] = mostTied();
        return first ? word("DOOR_BINDS", brief(first.id), counted(first.count, "BODY_ONE", "BODY_MANY")) : "";
    }
    return counted(data.scenarios.length, "PROPOSAL_ONE", "PROPOSAL_MANY");
}

/** @typedef {{ label: string, count: number, text: string, kind?: string }} Bar kind: "", "svak", "ukjent" */
/** @typedef {{ headline: string, text: string, basis: string|null, link: string, state: State,
 *    caption: string, bars: Bar[] }} Finding */

/** What matters most, each with its numbers: made of the data, so that none is told that is not so.
 *  @returns {Finding[]} */
function findings() {
    return [roleFinding(), moneyFinding(), tieFinding(), fallFinding(), scenarioFinding()].flatMap((each) => each ?? []);
}

/** The first sentence of a part that speaks of something, with its sources. @param {string} part
 *  @param {string} [of] @returns {{ text: string, basis: string|null }} */
function toldOf(part, of) {
    const told = opening(data.parts[part]?.[lang] ?? []).find(([, text]) => !of || text.includes(of));
    return { text: told?.[1] ?? "", basis: told?.[2] ?? null };
}

/** How many roles that are needed nobody has for certain. @returns {Finding|null} */
function roleFinding() {
    const needed = [...new Set(coverageCells().filter((cell) => cell.state !== "not_needed").map((cell) => cell.role))];
    const bars = needed.map((role) => roleBar(role)).sort((a, b) => b.clear - a.clear || b.count - a.count);
    const lacking = bars.filter((bar) => bar.clear === 0);
    if (lacking.length === 0) return null;
    const last = lacking[lacking.length - 1];
    return { headline: word(lacking.length === 1 ? "FINDING_ROLES_ONE" : "FINDING_ROLES", number(lacking.length),
        number(needed.length), lacking.map((bar) => bar.label).join(", ")),
    ...toldOf("coverage", last.label), link: word("SEE_ROLLER"), state: { ...emptyState(), view: "roller" },
    caption: word("BARS_ROLES"), bars };
}

/** How many have a role, whatever the area. @param {string} role */
function roleBar(role) {
    const { clear, possible } = allCells().find((cell) => cell.role === role && cell.area === "any") ?? { clear: 0, possible: 0 };
    return { label: termName("roles", role), clear, count: clear || possible, kind: clear ? "" : "svak",
        text: clear ? counted(clear, "CLEAR_ONE", "CLEAR_MANY")
            : possible ? counted(possible, "POSSIBLE_ONE", "POSSIBLE_MANY") : word("NONE") };
}

/** @returns {Finding|null} */
function moneyFinding() {
    const { flows, known, unknown } = sumsOf(null);
    if (flows === 0) return null;
    return { headline: 2 * known < flows ? word("FINDING_MONEY") : word("FINDING_MONEY_KNOWN", number(known), number(flows)),
    ...toldOf("funding"), link: word("SEE_PENGER"), state: { ...emptyState(), view: "penger" },
    caption: word("BARS_MONEY"), bars: [
        { label: word("AMOUNT_IS_KNOWN"), count: known, text: known ? number(known) : word("NONE") },
        { label: word("AMOUNT_UNKNOWN_SIGN"), count: unknown, text: number(unknown), kind: "ukjent" }] };
}

const MOST_BARS = 4;

/** @returns {Finding|null} */
function tieFinding() {
    const most = mostTied().filter((each) => each.count > 0);
    if (most.length < 2) return null;
    const first = most.filter((each) => each.count === most[0].count);
    const named = first.slice(0, MOST_BARS).map((each) => each.text).join(", ");
    const more = first.length > MOST_BARS ? " " + word("AND_MORE", number(first.length - MOST_BARS)) : "";
    return { headline: word(first.length > 1 ? "FINDING_BINDS_MANY" : "FINDING_BINDS", named + more), ...toldOf("centrality"), link: word("SEE_MOST_TIED"),
        state: { ...emptyState(), view: "nettverk", part: "flest-band" }, caption: word("BARS_TIES"),
        bars: most.slice(0, MOST_BARS).map((each, index) => ({ label: each.text, count: each.count, text: number(each.count),
            kind: index < first.length ? "" : "svak" })) };
}

/** Who takes most with them. @returns {Finding|null} */
function fallFinding() {
    const points = tableNamed(data.parts.robustness?.[lang] ?? [], "points");
    if (!points) return null;
    const at = (/** @type {string} */ key) => points[4].findIndex((column) => column[0] === key);
    const bars = points[5].slice(0, 4).map((row, index) => ({ label: cellText(row[at("removed")]),
        count: Number(cellValue(row[at("cut_off")])), text: cellText(row[at("cut_off")]), kind: index ? "svak" : "" }));
    if (bars.length < 2) return null;
    return { headline: word("FINDING_FALL", bars[0].label), ...toldOf("robustness", bars[0].label),
        link: word("SEE_FALL"), state: { ...emptyState(), view: "nettverk", part: "faller-ut" }, caption: word("BARS_FALL"), bars };
}

/** The proposals that fill most gaps, those first that the sources recommend. @returns {Finding|null} */
function scenarioFinding() {
    const gaps = coverageCells().filter((cell) => cell.state === "gap");
    const tried = scenariosInOrder().map((scenario) => ({ scenario, filled: filledGaps(scenario).length }));
    const most = Math.max(0, ...tried.map((each) => each.filled));
    if (most === 0) return null;
    const best = tried.filter((each) => each.filled === most).map((each) => each.scenario);
    const titles = best.map((scenario) => word("QUOTED", scenario.title[lang])).join(", ");
    return { headline: word(best.length === 1 ? "FINDING_SCENARIO" : "FINDING_SCENARIOS", number(most), number(gaps.length), titles,
        number(best.length)),
        text: best.length === 1 ? happenings(best[0]).slice(0, 2).join(" ") : "", basis: [...new Set(best.map(basisOf))].join(" "), link: word("SEE_SCENARIO"),
        state: { ...emptyState(), view: "scenario", scenarios: best.slice(0, 2).map((scenario) => scenario.id) }, caption: word("BARS_GAPS"),
        bars: [{ label: word("TODAY"), count: gaps.length, text: number(gaps.length), kind: "svak" },
            { label: word("WITH_PROPOSAL"), count: gaps.length - most, text: gaps.length > most ? number(gaps.length - most) : word("NONE"),
                kind: "godt" }] };
}

/** Where the sources speak of a scenario, or that they do not. @param {Scenario} scenario */
function basisOf(scenario) {
    const cites = (statementsOfScenario.get(scenario.id) ?? []).flatMap((statement) => statement.sources ?? []).map(citeText);
    return cites.length ? word("BASIS", [...new Set(cites)].join("; ")) : word("OWN_EXPERIMENT");
}

/** A chart that is a table. Nothing is an empty box, never a bar of zero. @param {string} caption
 *  @param {Bar[]} bars */
function miniChart(caption, bars) {
    const most = Math.max(...bars.map((bar) => bar.count), 1);
    return el("table", { class: "smasoyler" }, el("caption", null, caption), el("tbody", null, bars.map((bar) =>
        el("tr", null, el("th", { scope: "row" }, softly(bar.label)), el("td", { class: "soyle" },
            svg("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none", "aria-hidden": "true",
                class: bar.count === 0 ? "ingen " + (bar.kind ?? "") : bar.kind || "sterk" },
            bar.count > 0 && svg("rect", { width: ((100 * bar.count) / most).toFixed(1), height: 14 }))),
        el("td", { class: "tallord" }, bar.text)))));
}

/** @param {Finding} finding */
function findingItem(finding) {
    return el("li", null, el("div", { class: "funnord" },
        el("h3", null, finding.headline), finding.text && el("p", { class: "funntekst" }, finding.text),
        el("p", { class: "meta" }, el("span", { class: "grunnlag derived" }, word("CALCULATED")), " ",
            finding.basis ? finding.basis.replace(/^\(|\)$/g, "") : word("NO_SOURCE"), " ",
            el("a", { href: writeAddress(finding.state) }, finding.link))),
    miniChart(finding.caption, finding.bars));
}

/** @param {HTMLElement} main */
function mountFront(main) {
    const about = data.dataset.dataset;
    const tries = mostTied().slice(0, 4).map((each) => partyLink(each.id, each.text));
    main.append(
        el("div", { class: "inngang" }, el("div", { class: "lesebredde" },
            el("div", { class: "inngangstekst" },
                el("div", null, el("h1", null, softly(say(about.title))),
                    about.draft && el("p", { class: "utkast" }, word("DRAFT")),
                    el("p", { class: "ingress" }, word("LEAD", counted(data.dataset.actors?.length ?? 0, "ACTOR_ONE", "ACTOR_MANY"),
                        String(about.date ?? "")))),
                el("div", { class: "forsidesok" }, el("label", { for: "sok-forside" }, word("SEARCH_LABEL")),
                    searchField("sok-forside"), tries.length > 0 && el("p", { class: "meta" }, word("TRY") + " ",
                        tries.flatMap((link) => [link, " "])))),
            el("ul", { class: "dorer" }, doors().map((door) => el("li", { class: "dor" }, pictogram(door),
                    el("a", { href: writeAddress({ ...emptyState(), view: door.view }) }, word(door.title)),
                    el("p", null, doorAnswer(door.view))))))),
        el("div", { class: "lesebredde" }, el("div", { class: "funntopp" }, el("h2", null, word("MOST_IMPORTANT")),
            el("p", { class: "meta" }, word("FINDINGS_BASIS"))),
        el("ol", { class: "funn" }, findings().map(findingItem)),
        el("p", { class: "bandlinje" }, word("NOT_COMPLETE"), " ",
            el("a", { href: writeAddress({ ...emptyState(), view: "kilder" }) }, word("SOURCES")), " ",
            el("a", { href: writeAddress({ ...emptyState(), view: "register" }) }, word("ALL_TABLES")))));
    return () => {};
}
