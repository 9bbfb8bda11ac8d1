// @ts-check
"use strict";

/* The front page: five questions as doors, each with its answer in one line; then what matters most. */

const DOORS = [
    { view: "kart", title: "WHO_DOES", path: "M4 6H60V18H4ZM4 46H60V58H4ZM16 6V18M48 6V18M22 18V32H44V46M30 46V58" },
    { view: "penger", title: "WHO_PAYS", path: "M6 10V26M6 18C30 18 30 14 56 14M6 22C30 22 30 42 56 42M56 10V18M56 38V46" },
    { view: "roller", title: "WHAT_LACKS", path: "M12 14h.1M32 14h.1M52 14h.1M12 44h.1M52 44h.1M32 38a6 6 0 1 0 .1 0" },
    { view: "nettverk", title: "WHO_CONNECTS", path: "M32 32 8 14M32 32 56 14M32 32 6 34M32 32 58 34M32 32 12 54M32 32 52 54" },
    { view: "scenario", title: "WHAT_IF", path: "M4 22h20v20H4ZM30 32h10m-4-4 4 4-4 4M44 22h18v20H44ZM53 27v10M48 32h10" },
];

/** @param {string} view */
function doorAnswer(view) {
    if (view === "kart")
        return word("DOOR_MAP", counted(parties.size, "BODY_ONE", "BODY_MANY"), counted(links.length, "TIE_ONE", "TIE_MANY"));
    if (view === "penger") {
        const flows = data.dataset.flows ?? [];
        const known = flows.filter((flow) => flow.amount !== undefined && flow.amount !== null);
        return word("DOOR_MONEY", counted(flows.length, "FLOW_ONE", "FLOW_MANY"), number(known.length));
    }
    if (view === "roller") {
        const states = coverageCells().map((cell) => cell.state);
        const count = (/** @type {string} */ state) => states.filter((each) => each === state).length;
        return word("DOOR_GAPS", counted(count("gap"), "GAP_ONE", "GAP_MANY"), counted(count("thin"), "THIN_ONE", "THIN_MANY"));
    }
    if (view === "nettverk") {
        const [first] = mostTied();
        return first ? word("DOOR_BINDS", brief(first.id), counted(first.count, "BODY_ONE", "BODY_MANY")) : "";
    }
    return counted(data.scenarios.length, "PROPOSAL_ONE", "PROPOSAL_MANY");
}

/** Who has ties to most others. */
function mostTied() {
    return [...parties.keys()].map((id) => ({ id, count: new Set((linksOf.get(id) ?? []).map((link) =>
        link.from === id ? link.to : link.from)).size })).sort((a, b) => b.count - a.count || compare(name(a.id), name(b.id)));
}

/** The findings that open the page: the first sentences of each part.
 *  @returns {{ text: string, basis: string|null, view: string }[]} */
function findings() {
    /** @param {string} part @param {string} view @param {number} most */
    const first = (part, view, most) => opening(data.parts[part]?.[lang] ?? []).slice(0, most)
        .map(([, text, basis]) => ({ text, basis, view }));
    return [...first("coverage", "roller", 3), ...first("funding", "penger", 2), ...first("centrality", "nettverk", 1),
        ...first("robustness", "nettverk", 1)];
}

/** @param {HTMLElement} main */
function mountFront(main) {
    const about = data.dataset.dataset;
    const tries = mostTied().slice(0, 4).map((each) => partyLink(each.id, brief(each.id)));
    main.append(
        el("div", { class: "inngang" }, el("div", { class: "lesebredde" },
            el("div", { class: "inngangstekst" },
                el("div", null, el("h1", null, say(about.title)),
                    about.draft && el("p", { class: "utkast" }, word("DRAFT")),
                    el("p", { class: "ingress" }, word("LEAD", counted(data.dataset.actors?.length ?? 0, "ACTOR_ONE", "ACTOR_MANY"),
                        String(about.date ?? "")))),
                el("div", { class: "forsidesok" }, el("label", { for: "sok-forside" }, word("SEARCH_LABEL")),
                    searchField("sok-forside"), tries.length > 0 && el("p", { class: "meta" }, word("TRY") + " ",
                        tries.flatMap((link) => [link, " "])))),
            el("ul", { class: "dorer" }, DOORS.filter((door) => door.view !== "scenario" || data.scenarios.length > 0)
                .map((door) => el("li", { class: "dor" },
                    svg("svg", { viewBox: "0 0 64 64", width: 64, height: 44, "aria-hidden": "true" },
                        svg("path", { d: door.path })),
                    el("a", { href: writeAddress({ ...emptyState(), view: door.view }) }, word(door.title)),
                    el("p", null, doorAnswer(door.view))))))),
        el("div", { class: "lesebredde" }, el("div", { class: "funntopp" }, el("h2", null, word("MOST_IMPORTANT")),
            el("p", { class: "meta" }, word("FINDINGS_BASIS"))),
        el("ol", { class: "funn" }, findings().map((finding) => el("li", null,
            el("p", { class: "funntekst" }, finding.text),
            el("p", { class: "meta" }, el("span", { class: "grunnlag derived" }, word("CALCULATED")), " ",
                finding.basis && finding.basis.replace(/^\(|\)$/g, ""), " ",
                el("a", { href: writeAddress({ ...emptyState(), view: finding.view }) },
                    word("SEE_" + finding.view.toUpperCase())))))),
        el("p", { class: "bandlinje" }, word("NOT_COMPLETE"), " ",
            el("a", { href: writeAddress({ ...emptyState(), view: "kilder" }) }, word("SOURCES")))));
    return () => {};
}
