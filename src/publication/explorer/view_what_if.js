// @ts-check
"use strict";

/* Hva om …? A scenario on the map, before, changed and after; two of them against each other. */

/** What the sources call it: "Anbefaling 7". @param {Scenario} scenario */
function calledIn(scenario) {
    return (statementsOfScenario.get(scenario.id) ?? []).filter((statement) => statement.number)
        .map((statement) => word("STATEMENT_" + statement.kind.toUpperCase()) + " " + statement.number).join(", ");
}

/** Recommendations first, then alternatives, then the thought experiments. */
function scenariosInOrder() {
    const kinds = ["recommendation", "alternative"];
    /** @param {Scenario} scenario */
    const place = (scenario) => {
        const statement = (statementsOfScenario.get(scenario.id) ?? []).find((each) => each.number);
        const kind = statement ? kinds.indexOf(statement.kind) : -1;
        return { kind: kind < 0 ? kinds.length : kind, number: statement?.number ?? "" };
    };
    return data.scenarios.map((scenario) => ({ scenario, ...place(scenario) }))
        .sort((a, b) => a.kind - b.kind || compare(a.number, b.number)).map((each) => each.scenario);
}

/** @param {Scenario} scenario */
function scenarioCard(scenario) {
    const on = state.scenarios.includes(scenario.id);
    const box = el("input", { type: "checkbox", id: "s-" + scenario.id, checked: on, change: () => {
        const rest = state.scenarios.filter((id) => id !== scenario.id);
        go({ ...state, scenarios: on ? rest : [...rest, scenario.id].slice(-2) });
        document.getElementById("s-" + scenario.id)?.focus({ preventScroll: true });
    } });
    const filled = filledGaps(scenario).length;
    return el("li", { class: "forslag" + (on ? " pa" : "") }, el("label", { for: "s-" + scenario.id }, box,
        el("span", null, el("strong", null, softly(scenario.title[lang])),
            el("small", null, [calledIn(scenario), filled > 0 && word("FILLS_GAPS", number(filled))].filter(Boolean).join(". ")))));
}

/** @param {Scenario} scenario the gaps that somebody comes to fill, wholly or in part */
function filledGaps(scenario) {
    return scenario.cells.filter((cell) => cell[1] !== "any" && cell[2] === "gap" && cell[3] !== "gap");
}

/** "Tilrettelegger (Statlige virksomheter)" @param {string} role @param {string} area */
function cellName(role, area) {
    return area === "any" ? termName("roles", role) : termName("roles", role) + " (" + termName("areas", area) + ")";
}

/** @param {Scenario} scenario @param {string} name */
function effectTable(scenario, name) {
    return tableNamed(scenario.effects[lang], name);
}

/** One column of a row of a document, as a cell. @param {Extract<Block, ["t", ...any]>} found @param {Cell[]} row
 *  @param {string} key */
function cellOf(found, row, key) {
    const at = found[4].findIndex((column) => column[0] === key);
    return at < 0 ? null : row[at];
}

/** @param {Scenario} scenario @param {string} table @param {string} key @param {string} value
 *  @returns {{ steps: number[], holds: number|null }} */
function whyOf(scenario, table, key, value) {
    const found = effectTable(scenario, table);
    const row = found?.[5].find((each) => String(cellValue(cellOf(found, each, key))) === value);
    if (!found || !row) return { steps: [], holds: null };
    const holds = cellValue(cellOf(found, row, "holds"));
    return { holds: typeof holds === "number" ? holds : null,
        steps: String(cellValue(cellOf(found, row, "step")) ?? "").split("|").filter(Boolean).map(Number).sort((a, b) => a - b) };
}

/** @typedef {{ key: string, goal: string, before: string, after: string, change: string, by: number|null, steps: number[],
 *    holds: number|null, states?: [string, string] }} Effect key: of the measure; by: the change as a number;
 *    states: of a cell, which are shown with their marks */

/** How many drivers there are before and after. @param {Scenario} scenario @returns {[number, number]} */
function driverCounts(scenario) {
    const drivers = scenario.map.cards.filter((card) => card.driver);
    return [drivers.filter((card) => card.fate !== "added").length, drivers.filter((card) => card.fate !== "removed").length];
}

/* Those of roles in areas; the others are of drivers. */
const CELL_MEASURES = ["gaps", "thin", "covered"];

/** @param {number} value @param {number} digits */
function rounded(value, digits) {
    return number(Number(value.toFixed(digits)));
}

/** @param {number} value @param {string} text without its sign */
function signed(value, text) {
    return value > 0 ? "+" + text : value < 0 ? "\u2212" + text : word("UNCHANGED");
}

/* How each measure is told: of pairs, in whole numbers, with one decimal, or as a share. */
const MEASURES = /** @type {[string, string, string][]} */ ([["central_density", "EFFECT_PAIRS", "pairs"],
    ["gaps", "EFFECT_GAPS", "whole"], ["thin", "EFFECT_THIN", "whole"], ["covered", "EFFECT_COVERED", "whole"],
    ["central_mean_distance", "EFFECT_DISTANCE", "decimal"], ["central_brokers", "EFFECT_BROKERS", "whole"],
    ["centralisation", "EFFECT_CENTRALISATION", "share"], ["hub_load", "EFFECT_HUB", "share"],
    ["central_reach", "EFFECT_REACH", "share"], ["standing_ties", "EFFECT_STANDING", "whole"],
    ["forums_per_actor", "EFFECT_FORUMS", "decimal"]]);

/** @param {string} how @param {number} before @param {number} after @param {[number, number]} drivers
 *  @returns {[string, string, string, number]} before, after and the change, which is a number too */
function inWords(how, before, after, drivers) {
    if (how === "pairs") {
        const all = drivers.map((count) => (count * (count - 1)) / 2);
        const tied = [before * all[0], after * all[1]].map(Math.round);
        return [word("OF", number(tied[0]), number(all[0])), word("OF", number(tied[1]), number(all[1])),
            signed(tied[1] - tied[0], number(Math.abs(tied[1] - tied[0]))), tied[1] - tied[0]];
    }
    if (how === "share") {
        const [from, to] = [before, after].map((value) => Math.round(100 * value));
        const points = Math.abs(to - from);
        const almost = before !== after && points === 0;
        return [word("PERCENT", number(from)), word("PERCENT", number(to)), almost ? word("ALMOST_UNCHANGED")
            : signed(to - from, points === 1 ? word("POINT") : word("POINTS", number(points))), to - from];
    }
    const digits = how === "whole" ? 0 : 1;
    const change = Number((Number(after.toFixed(digits)) - Number(before.toFixed(digits))).toFixed(digits));
    return [rounded(before, digits), rounded(after, digits), signed(change, number(Math.abs(change))), change];
}

/** What the measures say, in plain words. @param {Scenario} scenario @returns {Effect[]} */
function measureEffects(scenario) {
    const found = effectTable(scenario, "overview");
    if (!found || found[5].length < 2) return [];
    const drivers = driverCounts(scenario);
    const isOfDrivers = drivers[0] + drivers[1] > 0;
    return MEASURES.filter(([key]) => isOfDrivers || CELL_MEASURES.includes(key)).flatMap(([key, title, how]) => {
        const [before, after] = found[5].slice(0, 2).map((row) => cellValue(cellOf(found, row, key)));
        if (typeof before !== "number" || typeof after !== "number") return [];
        const [from, to, change, by] = inWords(how, before, after, drivers);
        const why = CELL_MEASURES.includes(key) ? whyOfCells(scenario, key)
            : whyOf(scenario, "measures", "measure", key);
        return [{ key, goal: word(title), before: from, after: to, change, by, ...why }];
    });
}

/** How many pairs of drivers meet, where there are any. @param {Scenario} scenario */
function pairEffect(scenario) {
    return measureEffects(scenario).find((effect) => effect.key === "central_density");
}

/** The steps that change cells from or to a state. @param {Scenario} scenario @param {string} key */
function whyOfCells(scenario, key) {
    const states = { gaps: ["gap"], thin: ["thin"], covered: ["covered", "crowded"] }[key] ?? [];
    const whys = scenario.cells.filter((cell) => cell[1] !== "any" && states.includes(cell[2]) !== states.includes(cell[3]))
        .map((cell) => whyOf(scenario, "cells", "cell", cell[0] + "/" + cell[1]));
    return { steps: [...new Set(whys.flatMap((why) => why.steps))].sort((a, b) => a - b),
        holds: whys.length ? Math.min(...whys.map((why) => why.holds ?? 1)) : null };
}

const STATE_RANKS = ["gap", "thin", "covered", "crowded"];

/** @param {Scenario} scenario @returns {Effect[]} */
function cellEffects(scenario) {
    /** @param {string} state */
    const stateWord = (state) => word((GAP_STATES[state] ?? GAP_STATES.thin)[1]);
    return scenario.cells.filter((cell) => cell[1] !== "any").map((cell) => ({ key: "cells", goal: cellName(cell[0], cell[1]),
        before: stateWord(cell[2]), after: stateWord(cell[3]), states: [cell[2], cell[3]],
        change: word(STATE_RANKS.indexOf(cell[3]) > STATE_RANKS.indexOf(cell[2]) ? "BETTER" : "WORSE"), by: null,
        ...whyOf(scenario, "cells", "cell", cell[0] + "/" + cell[1]) }));
}

/** @param {Scenario} scenario @returns {Effect[]} */
function moneyEffects(scenario) {
    const found = effectTable(scenario, "conservation");
    return (found?.[5] ?? []).map((row) => {
        const [before, after] = ["before", "after"].map((key) => cellOf(/** @type {any} */ (found), row, key));
        const change = Number(cellValue(after)) - Number(cellValue(before));
        const currency = String(cellValue(cellOf(/** @type {any} */ (found), row, "currency")));
        return { key: "money", goal: word("EFFECT_MONEY"), before: cellText(before), after: cellText(after),
            change: signed(change, money(Math.abs(change), currency)), by: change, ...whyOf(scenario, "money", "measure", "consolidated") };
    });
}

/** @param {Scenario} scenario */
function effectsOf(scenario) {
    return [...measureEffects(scenario), ...cellEffects(scenario), ...moneyEffects(scenario)];
}

const MOST_STEPS = 5; // that are named

/** What steps do, those that do the same together: "Fjern aktør: Difi innovasjon; Difi". @param {Scenario} scenario
 *  @param {number[]} steps */
function stepWords(scenario, steps) {
    const table = effectTable(scenario, "steps");
    if (!table || steps.length === 0) return "";
    if (steps.length > MOST_STEPS) return word("STEPS_OF", number(steps.length), number(table[5].length));
    /** @type {Map<string, string[]>} */
    const done = new Map();
    for (const row of table[5].filter((each) => steps.includes(Number(cellValue(cellOf(table, each, "step"))))))
        push(done, cellText(cellOf(table, row, "do")), cellText(cellOf(table, row, "subject")));
    const said = [...done].map(([what, subjects]) => what + ": " + subjects.join("; ")).join(". ");
    return said.charAt(0).toUpperCase() + said.slice(1);
}

/** @param {number|null} holds */
function holdsWords(holds) {
    return holds === null ? "" : holds >= 1 ? word("HOLDS_ALWAYS") : word("HOLDS_IN", number(Math.round(100 * holds)));
}

/** @param {Scenario} scenario */
function effectsView(scenario) {
    /** @type {Column[]} */
    const columns = [["goal", word("GOAL"), "text"], ["before", word("SIDE_FOR"), "text"], ["after", word("SIDE_ETTER"), "text"],
        ["change", word("SIDE_ENDRING"), "text"], ["due", word("DUE_TO"), "text"]];
    if (data.draws > 0) columns.push(["holds", word("DOES_IT_HOLD"), "text"]);
    const effects = new Map(effectsOf(scenario).map((effect) => [/** @type {Cell[]} */ ([effect.goal, effect.before, effect.after,
        effect.by === null ? effect.change : [effect.by, effect.change], stepWords(scenario, effect.steps), effect.change === word("UNCHANGED") ? "" : holdsWords(effect.holds)].slice(0, columns.length)), effect]));
    const show = (/** @type {Cell[]} */ row, /** @type {string} */ key) => {
        const effect = effects.get(row);
        if (key === "change" && effect && effect.change !== word("UNCHANGED")) return el("strong", null, effect.change);
        return effect?.states && (key === "before" || key === "after") ? gapMark(effect.states[key === "before" ? 0 : 1]) : null;
    };
    return el("div", { class: "virkninger" }, table(word("EFFECTS_TITLE", scenario.title[lang]), columns, [...effects.keys()],
        { caption: word("EFFECTS"), show }), data.draws > 0 && el("p", { class: "meta" }, word("HOLDS_NOTE", number(data.draws))));
}

/** @param {Scenario[]} chosen two */
function sideBySide(chosen) {
    const [first, second] = chosen.map(effectsOf);
    const goals = [...new Set([...first, ...second].map((effect) => effect.goal))];
    /** @type {Column[]} */
    const columns = [["goal", word("GOAL"), "text"], ["before", word("AS_IT_IS"), "text"],
        ["one", chosen[0].title[lang], "text"], ["two", chosen[1].title[lang], "text"]];
    const pairs = new Map(goals.map((goal) => {
        const [one, two] = [first, second].map((effects) => effects.find((effect) => effect.goal === goal));
        const before = one?.before ?? two?.before ?? "";
        return [/** @type {Cell[]} */ ([goal, before, one?.after ?? before, two?.after ?? before]), { one, two }];
    }));
    const show = (/** @type {Cell[]} */ row, /** @type {string} */ key) => {
        const pair = pairs.get(row);
        const states = (pair?.one ?? pair?.two)?.states;
        if (states) {
            const own = key === "one" ? pair?.one?.states?.[1] : key === "two" ? pair?.two?.states?.[1] : null;
            return key === "goal" ? null : gapMark(own ?? states[0]);
        }
        const effect = key === "one" ? pair?.one : key === "two" ? pair?.two : undefined;
        return effect && effect.change !== word("UNCHANGED") ? el("strong", null, effect.after) : null;
    };
    return el("div", { class: "virkninger" }, table(word("AGAINST_EACH_OTHER"), columns, [...pairs.keys()], { show }));
}

/** Who comes, goes or is changed, and every step, folded. @param {Scenario} scenario */
function effectDetails(scenario) {
    const titles = /** @type {[string, string][]} */ ([["parties", "WHO_COMES_AND_GOES"], ["ties", "TIES_COME_AND_GO"], ["roles", "ROLES_COME_AND_GO"],
        ["money", "MONEY_CHANGES"]]);
    const steps = effectTable(scenario, "steps");
    return [
        steps && foldOut(word("STEPS_TITLE", counted(steps[5].length, "STEP_ONE", "STEP_MANY")), el("ol", { class: "steg" }, steps[5].map((row) => {
            const [what, subject, why] = ["do", "subject", "why"].map((key) => cellText(cellOf(steps, row, key)));
            return el("li", null, el("strong", null, what.charAt(0).toUpperCase() + what.slice(1), ": ", softly(subject)), el("p", null, why));
        }))),
        ...titles.map(([key, title]) => {
            const found = effectTable(scenario, key);
            return found && found[5].length > 0 ? foldOut(word(title) + " (" + number(found[5].length) + ")",
                table(word(title), ...columnsOf(found, found[4].map((column) => column[0]).filter((name) => name !== "scenario")),
                    { most: 20, caption: "" })) : null;
        })];
}

/** Roles × areas after a scenario, the changed ones framed. @param {Scenario} scenario */
function miniMatrix(scenario) {
    const cells = coverageCells();
    const areas = [...new Set(cells.map((cell) => cell.area))], roles = [...new Set(cells.map((cell) => cell.role))];
    /** @param {string} role @param {string} area */
    const square = (role, area) => {
        const cell = cells.find((each) => each.role === role && each.area === area);
        if (!cell) return el("td");
        const changed = changeOf(scenario, role, area);
        const [kind, text] = GAP_STATES[changed ? changed[3] : cell.state] ?? GAP_STATES.thin;
        return el("td", { class: kind + (changed ? " endret" : "") }, kind === "tom"
            ? el("span", { class: "skjult" }, word(text)) : stateMark(kind, word(text)),
        changed && el("small", null, word("WAS", word((GAP_STATES[changed[2]] ?? GAP_STATES.thin)[1]).toLowerCase())));
    };
    return el("div", { class: "tabell", tabindex: 0, role: "region", "aria-label": word("GAPS_AFTER") },
        el("table", { class: "minimatrise" }, el("caption", null, word("GAPS_AFTER")),
            el("thead", null, el("tr", null, el("th", { scope: "col" }, el("span", { class: "skjult" }, word("ROLE"))),
                areas.map((area) => el("th", { scope: "col" }, softly(termName("areas", area)))))),
            el("tbody", null, roles.map((role) => el("tr", null, el("th", { scope: "row" }, softly(termName("roles", role))),
                areas.map((area) => square(role, area)))))));
}

/** The names of those that come or go. @param {Scenario} scenario @param {string} change */
function comersAndGoers(scenario, change) {
    const found = effectTable(scenario, "parties");
    return (found?.[5] ?? []).filter((row) => cellValue(cellOf(/** @type {any} */ (found), row, "change")) === change)
        .map((row) => cellText(cellOf(/** @type {any} */ (found), row, "id")));
}

/** @param {Scenario} scenario @param {string} table @param {string} change */
function countOf(scenario, table, change) {
    const found = effectTable(scenario, table);
    return (found?.[5] ?? []).filter((row) => cellValue(cellOf(/** @type {any} */ (found), row, "change")) === change).length;
}

/** What happens, one sentence a thing. @param {Scenario} scenario @returns {string[]} */
function happenings(scenario) {
    /** @param {Scenario["cells"]} cells */
    const named = (cells) => cells.map((cell) => cellName(cell[0], cell[1])).join(", ");
    const own = scenario.cells.filter((cell) => cell[1] !== "any"), filled = filledGaps(scenario);
    const rank = (/** @type {string} */ state) => STATE_RANKS.indexOf(state);
    const better = own.filter((cell) => !filled.includes(cell) && rank(cell[3]) > rank(cell[2]));
    const worse = own.filter((cell) => rank(cell[3]) < rank(cell[2]));
    const pairs = pairEffect(scenario);
    const [came, went] = ["gained", "lost"].map((change) => comersAndGoers(scenario, change));
    const [ties, lost] = ["gained", "lost"].map((change) => countOf(scenario, "ties", change));
    const said = [filled.length > 0 && word("STORY_FILLED", named(filled)), filled.length > 0 && gapsLeft(scenario).length === 0 && word("NO_GAPS_LEFT"), better.length > 0 && word("STORY_BETTER", named(better)),
        worse.length > 0 && word("STORY_WORSE", named(worse)),
        pairs && pairs.before !== pairs.after && word("STORY_PAIRS", pairs.after, pairs.before),
        came.length > 0 && word("STORY_CAME", came.join(", ")), went.length > 0 && word("STORY_WENT", went.join(", ")),
        ties + lost > 0 && word("STORY_TIES", [ties > 0 && word("TIES_CAME", counted(ties, "TIE_ONE", "TIE_MANY")),
            lost > 0 && word("TIES_WENT", counted(lost, "TIE_ONE", "TIE_MANY"))].filter(Boolean).join(", "))];
    const kept = /** @type {string[]} */ (said.filter(Boolean));
    return kept.length ? kept : [word("STORY_NOTHING")];
}

/** @param {Scenario} scenario */
function gapsLeft(scenario) {
    return coverageCells().filter((cell) => (changeOf(scenario, cell.role, cell.area)?.[3] ?? cell.state) === "gap");
}

/** What stays as it is. @param {Scenario} scenario @returns {string[]} */
function constants(scenario) {
    const left = gapsLeft(scenario), pairs = pairEffect(scenario);
    return [left.length > 0 && word("GAPS_LEFT", counted(left.length, "GAP_ONE", "GAP_MANY"),
        left.map((cell) => cellName(cell.role, cell.area)).join(", ")),
        pairs && pairs.before === pairs.after ? word("PAIRS_LEFT", pairs.before) : "",
        effectTable(scenario, "money") ? "" : word("MONEY_LEFT")].flatMap((text) => text || []);
}

const MOST_REASON = 600; // letters before a fold

/** What happens, and what does not. @param {Scenario} scenario */
function scenarioStory(scenario) {
    return [el("div", null, el("h2", null, scenario.title[lang]), el("p", { class: "meta" }, calledIn(scenario) || word("OWN_EXPERIMENT")),
        el("ul", { class: "setninger" }, happenings(scenario).map((text) => el("li", null, text)))),
    el("div", { class: "uendret" }, el("h3", null, word("NOT_CHANGED")), el("ul", { class: "setninger" },
        constants(scenario).map((text) => el("li", null, text)))),
    scenario.why[lang] && el("p", { class: "meta" }, el("strong", null, word("ABOUT_PROPOSAL")), " ",
        foldedText(scenario.why[lang], MOST_REASON))];
}

/** @param {Scene} map */
function fateLegend(map) {
    const fates = ["added", "removed", "changed"];
    return fates.map((fate) => {
        return [...map.cards, ...map.edges].some((each) => each.fate === fate) && el("li", null, svg("svg", { viewBox: "-10 -10 20 20", width: 20, height: 20, "aria-hidden": "true" },
            badge(-1, -1, fate)), word("LEGEND_" + fate.toUpperCase()));
    }).filter((each) => each !== false);
}

/** Where every card of a picture stands. @param {SVGElement} picture */
function cardPlaces(picture) {
    return new Map([...picture.querySelectorAll(".node")].map((card) => {
        const face = card.querySelector(".flate");
        return [card.getAttribute("data-id"), [Number(face?.getAttribute("x")), Number(face?.getAttribute("y"))]];
    }));
}

/** Cards glide to their new places, and what was not there fades in. @param {SVGElement} picture
 *  @param {Map<string|null, number[]>} before */
function glide(picture, before) {
    if (before.size === 0 || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const timing = { duration: 180, easing: "ease-out" };
    for (const [id, [x, y]] of cardPlaces(picture)) {
        const card = picture.querySelector(`[data-id="${CSS.escape(id ?? "")}"]`), was = before.get(id);
        if (!was) card?.animate([{ opacity: 0 }, { opacity: 1 }], timing);
        else if (was[0] !== x || was[1] !== y)
            card?.animate([{ transform: `translate(${was[0] - x}px, ${was[1] - y}px)` }, { transform: "none" }], timing);
    }
    picture.querySelector(".bånd")?.animate([{ opacity: 0 }, { opacity: 1 }], timing);
}

/** Brings the first that is on to the top of a list that scrolls by itself. @param {HTMLElement} list */
function showChosen(list) {
    const chosen = /** @type {HTMLElement|null} */ (list.querySelector(".pa"));
    if (chosen && list.parentElement) list.parentElement.scrollTop = chosen.offsetTop - list.offsetTop;
}

/** What came of a choice, where it is out of sight. @param {HTMLElement} box */
function bringIntoSight(box) {
    const { top, bottom } = box.getBoundingClientRect();
    if (bottom < 120 || top > window.innerHeight - 120) box.scrollIntoView();
}

/** One that is only in a scenario. @param {string} id @param {Scenario} scenario @param {() => void} close */
function newcomerPanel(id, scenario, close) {
    const ties = effectTable(scenario, "ties");
    const own = (ties?.[5] ?? []).filter((row) => ["from", "to"].some((key) => cellValue(cellOf(/** @type {any} */ (ties), row, key)) === id));
    return el("aside", { class: "panel", "aria-labelledby": "panelnavn" },
    el("div", { class: "panelhode" }, el("h2", { id: "panelnavn", tabindex: -1 }, softly(name(id))),
        el("button", { type: "button", class: "lukk", "aria-label": word("CLOSE"), click: close }, icon("M5 5 19 19M19 5 5 19"))),
    el("p", null, word("NEW_WITH", scenario.title[lang])),
    ties && factSection(word("TIES"), own.map((row) => {
        const [from, to, verb] = ["from", "to", "kind"].map((key) => String(cellValue(cellOf(ties, row, key))));
        const other = from === id ? to : from, kind = cellText(cellOf(ties, row, "kind"));
        return factRow(from === id ? kind : turnedKind(verb, kind), [parties.has(other) ? partyLink(other) : name(other)], null, []);
    })));
}

/** The name of one that only scenarios have. @param {string} id */
function newcomerName(id) {
    for (const scenario of data.scenarios) {
        const found = effectTable(scenario, "parties");
        const row = found?.[5].find((each) => cellValue(cellOf(found, each, "id")) === id);
        if (found && row) return cellText(cellOf(found, row, "id"));
    }
    return "";
}

/** @param {HTMLElement} main */
function mountWhatIf(main) {
    const scene = sceneView(word("WHAT_IF"), (id) => go({ ...state, actor: id === state.actor ? null : id }));
    const list = el("ul", { class: "forslagsliste" }), matrix = el("div"), told = el("div", { class: "fortalt" }),
        sides = el("div", { class: "segment", role: "radiogroup", "aria-label": word("SIDES") }), legend = el("ul", { class: "tegn" }),
        tables = el("div"), result = el("div", { class: "resultat" }), side = el("div", { class: "side" });
    const all = el("button", { type: "button", class: "lenkeknapp visalle", "aria-expanded": "false", click: () =>
        all.setAttribute("aria-expanded", String(list.classList.toggle("alle"))) }, word("PROPOSALS"));
    const layers = LAYERS.filter((layer) => data.map.edges.some((edge) => edge.layer === layer));
    main.append(el("div", { class: "topplinje" }, el("div", null, el("h1", null, word("WHAT_IF")),
        el("p", { class: "ingress" }, word("WHAT_IF_LEAD"))), sides),
    el("div", { class: "scenarioflate" }, el("div", { class: "forslagene" }, el("h2", null, word("PROPOSALS")), list, all),
        el("div", { class: "hovedflate" }, told, result, scene.root,
            el("p", { class: "meta last" }, word("SAVE"), " ", ["svg", "png"].map((format) => el("button", { type: "button", class: "lenkeknapp",
                click: () => savePicture(scene.picture(), word("WHAT_IF"), /** @type {"svg"|"png"} */ (format)) }, format.toUpperCase())))), side,
        el("div", { class: "resten" }, matrix, tables)));
    let shown = "", panelOf = "";
    const update = () => {
        const chosen = state.scenarios.map(scenarioOf).filter((each) => each !== undefined);
        const first = chosen[chosen.length - 1] ?? null;
        const map = first?.map ?? data.map;
        const how = { picked: state.actor, layers: state.layers ?? layers, year: null, keep: null, side: first ? state.side : null };
        sides.hidden = !first;
        sides.replaceChildren(...["for", "endring", "etter"].map((each) => el("label", null,
            el("input", { type: "radio", name: "side", id: "side-" + each, checked: state.side === each, change: () => {
                go({ ...state, side: each });
                byId("side-" + each).focus();
            } }), el("span", null, word("SIDE_" + each.toUpperCase())))));
        const key = state.scenarios.join(",") + "-";
        if (shown !== key) {
            const before = cardPlaces(scene.picture()), isTicked = list.contains(document.activeElement);
            list.replaceChildren(...scenariosInOrder().map(scenarioCard));
            list.classList.toggle("valg", chosen.length > 0);
            all.textContent = counted(data.scenarios.length - chosen.length, "SHOW_ONE_MORE_PROPOSAL", "SHOW_MORE_PROPOSALS");
            told.replaceChildren(...parts([first ? scenarioStory(first) : el("p", null, word("CHOOSE_PROPOSAL"))]));
            scene.draw(map, how);
            glide(scene.picture(), before);
            legend.replaceChildren(...fateLegend(map));
            result.replaceChildren(...parts([chosen.length === 2 && first && el("p", { class: "resultatlinje" }, word("MAP_SHOWS", first.title[lang])),
                legend, zoomButtons(scene)]));
            matrix.replaceChildren(...parts([first && coverageCells().length > 0 ? miniMatrix(first) : null]));
            tables.replaceChildren(...parts([chosen.length === 2 ? sideBySide(chosen) : null,
                ...(first ? [el("h2", null, first.title[lang]), effectsView(first), ...effectDetails(first)] : [])]));
            announce(first ? first.title[lang] + ". " + happenings(first).join(" ") : "");
            if (isTicked) bringIntoSight(told);
            else showChosen(list);
        } else scene.update(how);
        shown = key;
        if (panelOf !== (state.actor ?? "")) {
            const close = () => go({ ...state, actor: null });
            side.replaceChildren(...parts([!state.actor ? null : parties.has(state.actor) ? factPanel(state.actor, { close })
                : first && newcomerPanel(state.actor, first, close)]));
            if (state.actor && scene.root.contains(document.activeElement)) byId("panelnavn").focus({ preventScroll: window.innerWidth >= 1180 });
            else if (!state.actor && panelOf) scene.focusCard(panelOf);
            panelOf = state.actor ?? "";
        }
        main.classList.toggle("medpanel", side.childElementCount > 0);
    };
    update();
    return update;
}
