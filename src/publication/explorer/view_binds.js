// @ts-check
"use strict";

/* Hvem binder sammen? Who has ties to most, who stands between, who must not fall out, and where they meet. */

/** @param {string} title @param {{ id: string, count: number }[]} bars */
function barList(title, bars) {
    const most = Math.max(...bars.map((bar) => bar.count), 1);
    return el("table", { class: "stolper" }, el("caption", null, title), el("tbody", null, bars.map((bar) => el("tr", null,
        el("th", { scope: "row" }, partyLink(bar.id, brief(bar.id))),
        el("td", { class: "stolpe" }, svg("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none", width: "100%", height: 14,
            "aria-hidden": "true" }, svg("rect", { x: 0, y: 0, height: 14, width: ((100 * bar.count) / most).toFixed(1) }))),
        el("td", { class: "tall" }, number(bar.count))))));
}

/** @param {HTMLElement} main */
function mountBinds(main) {
    const forums = data.dataset.forums ?? [];
    /** @type {Column[]} */
    const columns = [["id", "Id", "code"], ["name", word("FORUM"), "text"], ["members", word("MEMBERS"), "text"],
        ["count", word("HOW_MANY"), "whole"], ["sources", word("SOURCE"), "text"]];
    const rows = forums.map((forum) => /** @type {Cell[]} */ ([forum.id, name(forum.id), (forum.members ?? []).map(brief).join(", "),
        [forum.members?.length ?? 0, number(forum.members?.length ?? 0)], (forum.sources ?? []).map(citeText).join("; ")]));
    main.append(el("div", { class: "lesebredde" }, el("h1", null, word("WHO_CONNECTS")),
        el("p", { class: "ingress" }, word("BINDS_LEAD")),
        barList(word("MOST_TIED"), mostTied().slice(0, 12)),
        paperView(data.parts.centrality[lang], 2, { most: 15 }),
        el("h2", null, word("BETWEEN_TITLE")), paperView(data.parts.brokerage[lang], 2, { most: 10 }),
        el("h2", null, word("MUST_NOT_FALL")), paperView(data.parts.robustness[lang], 2, { most: 10 }),
        forums.length > 0 && el("h2", null, word("FORUMS_TITLE")),
        forums.length > 0 && table(word("FORUMS_TITLE"), columns, rows, { caption: "" }),
        el("h2", null, word("CLUSTERS_TITLE")), paperView(data.parts.communities[lang], 2, { most: 10 })));
    return () => {};
}
