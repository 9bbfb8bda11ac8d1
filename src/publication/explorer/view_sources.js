// @ts-check
"use strict";

/* Kilder og metode: every source and what rests on it, how things are counted, what the sources say, and
 * how the page was made to be used. */

/** @typedef {{ at: string, table: string, title: string, id: string|null }} Resting one fact at a place of a source */

const TABLES = ["actors", "programmes", "forums", "ties", "flows", "roles", "needs", "statements", "indicators"];

/** What rests on each source. @returns {Map<string, Resting[]>} */
function restingOn() {
    const resting = /** @type {Map<string, Resting[]>} */ (new Map());
    const dataset = /** @type {Record<string, any>} */ (data.dataset);
    for (const table of TABLES)
        for (const record of dataset[table] ?? [])
            for (const cite of record.sources ?? [])
                push(resting, typeof cite === "string" ? cite : cite.ref, { table, title: recordTitle(table, record),
                    at: typeof cite === "string" ? "" : cite.at ?? "", id: parties.has(record.id) ? record.id : null });
    return resting;
}

/** What people call a record. @param {string} table @param {any} record */
function recordTitle(table, record) {
    if (table === "ties") return brief(record.from) + " " + termName("tie_kinds", record.kind) + " " + brief(record.to);
    if (table === "flows") return brief(record.from) + " " + word("FUNDS") + " " + brief(record.to);
    if (table === "roles") return [record.holder ? brief(record.holder) : word("THE_ACTORS"), termName("roles", record.role)].join(": ");
    if (table === "statements") return word("STATEMENT_" + record.kind.toUpperCase()) + (record.number ? " " + record.number : "") + ": " + say(record.text);
    return say(record.name) || record.id;
}

/** "Aktører" @param {string} table */
function tableTitle(table) {
    return data.tables[table]?.name[lang] ?? table;
}

/** @param {Source} source @param {Resting[]} facts */
function sourcePart(source, facts) {
    const counts = TABLES.map((table) => ({ table, count: facts.filter((fact) => fact.table === table).length })).filter((each) => each.count > 0);
    const details = el("details", { class: "utdypning" }, el("summary", null, word("WHAT_RESTS_ON", number(facts.length))));
    details.addEventListener("toggle", () => {
        if (details.childElementCount === 1) details.append(restingTable(source, facts));
    });
    return el("section", { class: "kilden" }, el("h3", null, say(source.title)),
        el("p", { class: "meta" }, [source.publisher, source.date, say(source.short)].filter(Boolean).join(". ")),
        source.url && /^https?:/.test(source.url) && el("p", null, el("a", { href: source.url, rel: "noopener" }, source.url)),
        source.note && el("p", null, say(source.note)),
        el("p", null, counts.map((each) => tableTitle(each.table) + ": " + number(each.count)).join(". ") || word("NOTHING_RESTS")),
        facts.length > 0 && details);
}

/** @param {Source} source @param {Resting[]} facts */
function restingTable(source, facts) {
    /** @type {Column[]} */
    const columns = [["at", word("PLACE"), "text"], ["table", word("KIND"), "text"], ["id", "Id", "code"], ["name", word("FACT"), "text"]];
    const sorted = [...facts].sort((a, b) => compare(a.at, b.at) || TABLES.indexOf(a.table) - TABLES.indexOf(b.table) || compare(a.title, b.title));
    return table(word("RESTS_ON", say(source.short) || say(source.title)), columns, sorted.map((fact) =>
        [fact.at, tableTitle(fact.table), fact.id, fact.title]), { most: 40, caption: "" });
}

/** What the sources say, of one kind at a time or all. */
function statementsPart() {
    const order = ["recommendation", "alternative", "driver_role", "hypothesis", "measure", "finding", "question"];
    const statements = [...(data.dataset.statements ?? [])].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const kinds = [...new Set(statements.map((statement) => statement.kind))];
    const shown = el("div");
    const fill = (/** @type {string} */ kind) => {
        const kept = statements.filter((statement) => !kind || statement.kind === kind);
        shown.replaceChildren(statementTable(kept));
        announce(word("STATEMENTS_SHOWN", number(kept.length)));
    };
    const select = el("select", { id: "utsagn", change: () => fill(/** @type {HTMLSelectElement} */ (select).value) },
        el("option", { value: "" }, word("ALL") + " (" + number(statements.length) + ")"), kinds.map((kind) => el("option", { value: kind },
            word("STATEMENT_" + kind.toUpperCase()) + " (" + number(statements.filter((statement) => statement.kind === kind).length) + ")")));
    shown.append(statementTable(statements));
    return [el("label", { class: "felt" }, el("span", null, word("KIND")), select), shown];
}

/** @param {Statement[]} statements */
function statementTable(statements) {
    /** @type {Column[]} */
    const columns = [["kind", word("KIND"), "text"], ["text", word("STATEMENT"), "text"], ["about", word("ABOUT"), "text"],
        ["verdict", word("VERDICT"), "text"], ["proposal", word("PROPOSAL"), "text"], ["sources", word("SOURCE"), "text"]];
    const of = new Map(statements.map((statement) => [/** @type {Cell[]} */ ([
        word("STATEMENT_" + statement.kind.toUpperCase()) + (statement.number ? " " + statement.number : ""), say(statement.text),
        [(statement.about ?? []).join("|"), (statement.about ?? []).map(brief).join(", ")], say(statement.verdict),
        scenarioOf(statement.scenario ?? "")?.title[lang] ?? "",
        (statement.sources ?? []).map(citeText).join("; ")]), statement]));
    const show = (/** @type {Cell[]} */ row, /** @type {string} */ key) => {
        const scenario = key === "proposal" ? scenarioOf(of.get(row)?.scenario ?? "") : undefined;
        return scenario ? scenarioLink(scenario) : null;
    };
    return table(word("STATEMENTS_TITLE"), columns, [...of.keys()], { most: 25, caption: "", show });
}

/** The figures that the sources tell, and of how many they were asked. */
function indicatorTable() {
    const titles = data.tables.indicators.fields;
    const all = data.dataset.indicators ?? [];
    if (all.length === 0) return el("p", null, word("NO_INDICATORS"));
    /** @type {Column[]} */
    const columns = [["name", word("FACT"), "text"], ["group", titles.group[lang], "text"], ["value", titles.value[lang], "number"],
        ["n", titles.n[lang], "whole"], ["year", titles.year[lang], "text"],
        ["note", word("NOTE"), "text"], ["sources", word("SOURCE"), "text"]];
    return table(word("INDICATORS_TITLE"), columns, all.map((item) => {
        const unit = item.unit === undefined || item.unit === "count" ? "" : " " + (data.units[item.unit]?.[lang] ?? item.unit);
        const known = typeof item.value === "number";
        return /** @type {Cell[]} */ ([say(item.name), say(item.group), [known ? item.value : null, known
            ? number(/** @type {number} */ (item.value)) + unit : "–"], item.n === undefined ? [null, ""] : [item.n, number(item.n)],
        String(item.year ?? ""), [say(item.survey), say(item.note)].filter(Boolean).join(". "), (item.sources ?? []).map(citeText).join("; ")]);
    }), { most: 25, caption: "" });
}

/** @param {HTMLElement} main */
function mountSources(main) {
    const resting = restingOn();
    const part = (/** @type {string} */ id, /** @type {string} */ title, /** @type {any[]} */ ...content) =>
        el("section", { id }, el("h2", { tabindex: -1 }, title), content);
    const places = /** @type {[string, string][]} */ ([["kildene", word("SOURCES_TABLE")], ["metode", word("METHOD")],
        ["utsagnene", word("STATEMENTS_TITLE")], ["tallene", word("INDICATORS_TITLE")],
        ["tilgjengelighet", word("ACCESSIBILITY")], ["datasettet", word("DATASET")]]);
    main.append(el("div", { class: "lesebredde" }, el("h1", null, word("SOURCES")),
        el("p", { class: "hopplenker" }, places.map(([id, title]) => partLink({ ...emptyState(), view: "kilder", part: id }, title))),
        part(places[0][0], places[0][1], [...sources.values()].map((source) => sourcePart(source, resting.get(source.id) ?? []))),
        part(places[1][0], places[1][1], [word("METHOD_BASIS"), word("METHOD_UNKNOWN"), word("METHOD_COVERAGE"),
            data.draws > 0 && word("METHOD_DRAWS", number(data.draws), number(Math.round(100 * (1 - data.confidence)))),
            word("METHOD_TIES")].map((text) => text && el("p", null, text))),
        part(places[2][0], places[2][1], statementsPart()),
        part(places[3][0], places[3][1], indicatorTable()),
        part(places[4][0], places[4][1], word("ACCESSIBILITY_TEXT").split("|").map((text) => el("p", null, text))),
        part(places[5][0], places[5][1], el("p", null, word("DATASET_TEXT", data.dataset.dataset.licence ?? "–")),
            el("p", null, el("button", { type: "button", class: "knapp", click: () => save("dataset.json", "application/json",
                JSON.stringify(data.dataset, null, 1)) }, word("SAVE_DATASET")), " ", reportLink(say(data.dataset.dataset.title))))));
    return () => {};
}
