// @ts-check
"use strict";

/* Hva om …? A scenario on the map, before, changed and after; two of them against each other. */

/** @param {Scenario} scenario */
function scenarioCard(scenario) {
    const on = state.scenarios.includes(scenario.id);
    const box = el("input", { type: "checkbox", id: "s-" + scenario.id, checked: on, change: () => {
        const rest = state.scenarios.filter((id) => id !== scenario.id);
        go({ ...state, scenarios: on ? rest : [...rest, scenario.id].slice(-2) });
        document.getElementById("s-" + scenario.id)?.focus();
    } });
    return el("li", { class: "forslag" + (on ? " pa" : "") }, el("label", { for: "s-" + scenario.id }, box,
        el("span", null, el("strong", null, scenario.title[lang]),
            el("small", null, firstSentence(scenario.why[lang])))));
}

/** @param {string} text */
function firstSentence(text) {
    return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Roles × areas after a scenario, the changed ones framed. @param {Scenario} scenario */
function miniMatrix(scenario) {
    const cells = coverageCells();
    const areas = [...new Set(cells.map((cell) => cell.area))], roles = [...new Set(cells.map((cell) => cell.role))];
    const after = (/** @type {CoverageCell} */ cell) => scenario.cells.find((each) => each[0] === cell.role && each[1] === cell.area);
    return el("table", { class: "minimatrise" }, el("caption", null, word("GAPS_AFTER")),
        el("thead", null, el("tr", null, el("td"), areas.map((area) => el("th", { scope: "col", title: termName("areas", area) },
            termName("areas", area).split(/[ ,]/)[0].slice(0, 8))))),
        el("tbody", null, roles.map((role) => el("tr", null, el("th", { scope: "row" }, termName("roles", role).split("/")[0]),
            areas.map((area) => {
                const cell = cells.find((each) => each.role === role && each.area === area);
                if (!cell) return el("td");
                const changed = after(cell);
                const [kind, text] = GAP_STATES[changed ? changed[3] : cell.state] ?? ["tynt", "STATE_THIN"];
                return el("td", { class: kind + (changed ? " endret" : "") }, kind === "tom"
                    ? el("span", { class: "skjult" }, word(text)) : stateMark(kind, ""),
                kind !== "tom" && el("span", { class: "skjult" }, word(text) + (changed ? ", " + word("FATE_CHANGED") : "")));
            })))));
}

/** @param {Scenario} scenario */
function effectTables(scenario) {
    const paper = scenario.effects[lang];
    return ["measures", "cells", "parties", "roles", "ties", "conservation", "steps"].map((each) => tableNamed(paper, each))
        .filter((found) => found && found[5].length > 0).map((found) => {
            const block = /** @type {Extract<Block, ["t", ...any]>} */ (found);
            const kept = block[4].map((column, index) => ({ column, index })).filter(({ column }) => column[0] !== "scenario");
            return table(block[2] ?? "", kept.map(({ column }) => column), block[5].map((row) => kept.map(({ index }) => row[index])),
                { most: 12 });
        });
}

/** @param {Scenario[]} chosen */
function sideBySide(chosen) {
    const tables = chosen.map((scenario) => tableNamed(scenario.effects[lang], "overview"));
    const first = tables[0];
    if (!first) return null;
    const rows = [first[5][0], ...tables.map((found) => found?.[5][1]).filter((row) => row !== undefined)];
    return table(word("AGAINST_EACH_OTHER"), first[4], /** @type {Cell[][]} */ (rows));
}

/** @param {HTMLElement} main */
function mountWhatIf(main) {
    const scene = sceneView(word("WHAT_IF"), (id) => go({ ...state, actor: id === state.actor ? null : id }));
    const list = el("ul", { class: "forslagsliste" }), matrix = el("div"), told = el("div", { class: "fortalt" }),
        sides = el("div", { class: "segment", role: "group", "aria-label": word("SIDES") }), legend = el("ul", { class: "tegn" }),
        tables = el("div"), result = el("div", { class: "resultat" }), side = el("div", { class: "side" });
    main.append(el("div", { class: "topplinje" }, el("div", null, el("h1", null, word("WHAT_IF")),
        el("p", { class: "ingress" }, word("WHAT_IF_LEAD"))), sides),
    el("div", { class: "scenarioflate" }, el("div", { class: "forslagene" }, el("h2", null, word("PROPOSALS")), list, matrix),
        el("div", { class: "hovedflate" }, told, result, scene.root, tables), side));
    let shown = "";
    const update = () => {
        const chosen = data.scenarios.filter((scenario) => state.scenarios.includes(scenario.id))
            .sort((a, b) => state.scenarios.indexOf(a.id) - state.scenarios.indexOf(b.id));
        const first = chosen[chosen.length - 1] ?? null;
        list.replaceChildren(...data.scenarios.map(scenarioCard));
        sides.replaceChildren(...["for", "endring", "etter"].map((each) => el("button", { type: "button",
            "aria-pressed": String(state.side === each), disabled: !first, click: () => go({ ...state, side: each }) },
        word("SIDE_" + each.toUpperCase()))));
        matrix.replaceChildren(...(first ? [miniMatrix(first)] : []));
        told.replaceChildren(...parts([first ? scenarioStory(first) : el("p", null, word("CHOOSE_PROPOSAL"))]));
        const map = first?.map ?? data.map;
        const how = { picked: state.actor, layers: LAYERS, year: null, keep: null, side: first ? state.side : null };
        if (shown !== (first?.id ?? "-")) scene.draw(map, how);
        else scene.update(how);
        shown = first?.id ?? "-";
        legend.replaceChildren(...fateLegend(map));
        result.replaceChildren(legend, zoomButtons(scene));
        tables.replaceChildren(...parts([chosen.length === 2 ? sideBySide(chosen) : null, first ? effectTables(first) : null]));
        side.replaceChildren(...(state.actor ? [factPanel(state.actor, { close: () => go({ ...state, actor: null }) })] : []));
        main.classList.toggle("medpanel", state.actor !== null);
        announce(first ? first.title[lang] + ". " + opening(first.effects[lang]).map((each) => each[1]).join(" ") : "");
    };
    update();
    return update;
}

/** @param {Scene} map */
function fateLegend(map) {
    const fates = ["added", "removed", "changed"];
    return fates.map((fate) => {
        const cards = map.cards.filter((card) => card.fate === fate).length, edges = map.edges.filter((edge) => edge.fate === fate).length;
        return cards + edges > 0 && el("li", null, svg("svg", { viewBox: "-10 -10 20 20", width: 20, height: 20, "aria-hidden": "true" },
            badge(-1, -1, fate)), word("LEGEND_" + fate.toUpperCase(), counted(cards, "BODY_ONE", "BODY_MANY"),
            counted(edges, "TIE_ONE", "TIE_MANY")));
    }).filter((each) => each !== false);
}

/** What happens, and what does not. @param {Scenario} scenario */
function scenarioStory(scenario) {
    const gaps = coverageCells().filter((cell) => cell.state === "gap" &&
        !scenario.cells.some((each) => each[0] === cell.role && each[1] === cell.area));
    return [el("div", null, el("h2", null, scenario.title[lang]), el("p", null, scenario.why[lang]),
        el("ul", { class: "setninger" }, opening(scenario.effects[lang]).map(([, text, basis]) => el("li", null, sentence(text, basis))))),
    el("div", { class: "uendret" }, el("p", null, el("strong", null, word("NOT_CHANGED")), " ",
        gaps.length ? word("GAPS_LEFT", gaps.map((cell) => termName("roles", cell.role) + " (" + termName("areas", cell.area) + ")").join(", "))
            : word("NO_GAPS_LEFT")), el("p", { class: "meta" }, word("ASSUMPTIONS")))];
}
