// @ts-check
"use strict";

/* Kilder og metode: every source, how things are counted, who may use what, and how the page was made to be used. */

/** @param {HTMLElement} main */
function mountSources(main) {
    const used = /** @type {Map<string, number>} */ (new Map());
    const dataset = /** @type {Record<string, any>} */ (data.dataset);
    for (const table of ["actors", "programmes", "forums", "ties", "flows", "roles", "needs", "statements", "indicators"])
        for (const record of dataset[table] ?? [])
            for (const cite of record.sources ?? []) {
                const ref = typeof cite === "string" ? cite : cite.ref;
                used.set(ref, (used.get(ref) ?? 0) + 1);
            }
    /** @type {Column[]} */
    const columns = [["title", word("SOURCE"), "text"], ["publisher", word("PUBLISHER"), "text"], ["date", word("DATE"), "text"],
        ["facts", word("FACTS"), "whole"], ["note", word("NOTE"), "text"]];
    const rows = [...sources.values()].map((source) => /** @type {Cell[]} */ ([say(source.title), source.publisher ?? "",
        source.date ?? "", [used.get(source.id) ?? 0, number(used.get(source.id) ?? 0)], say(source.note)]));
    main.append(el("div", { class: "lesebredde" }, el("h1", null, word("SOURCES")),
        table(word("SOURCES_TABLE"), columns, rows),
        el("h2", null, word("METHOD")), el("p", null, word("METHOD_BASIS")), el("p", null, word("METHOD_UNKNOWN")),
        el("p", null, word("METHOD_COVERAGE")), el("p", null, word("METHOD_DRAWS")),
        el("h2", null, word("STATEMENTS_TITLE")), statementTable(),
        el("h2", { id: "tilgjengelighet" }, word("ACCESSIBILITY")),
        ...word("ACCESSIBILITY_TEXT").split("|").map((text) => el("p", null, text)),
        el("h2", null, word("DATASET")), el("p", null, word("DATASET_TEXT", data.dataset.dataset.licence ?? "–")),
        el("p", null, el("button", { type: "button", class: "knapp", click: () => save("dataset.json", "application/json",
            JSON.stringify(data.dataset, null, 1)) }, word("SAVE_DATASET")), " ", reportLink(say(data.dataset.dataset.title)))));
    return () => {};
}

function statementTable() {
    /** @type {Column[]} */
    const columns = [["kind", word("KIND"), "text"], ["text", word("STATEMENT"), "text"], ["about", word("ABOUT"), "text"],
        ["verdict", word("VERDICT"), "text"], ["sources", word("SOURCE"), "text"]];
    const rows = (data.dataset.statements ?? []).map((statement) => /** @type {Cell[]} */ ([
        word("STATEMENT_" + statement.kind.toUpperCase()) + (statement.number ? " " + statement.number : ""),
        say(statement.text), (statement.about ?? []).map(brief).join(", "), say(statement.verdict),
        (statement.sources ?? []).map(citeText).join("; ")]));
    return table(word("STATEMENTS_TITLE"), columns, rows, { most: 25 });
}
