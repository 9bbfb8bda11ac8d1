// @ts-check
"use strict";

/* Hvem betaler? The picture of the money, who pays one and whom it pays, and every flow with its source. */

/** A picture that the program drew, in the colours of the theme. @param {string} name */
function drawnPicture(name) {
    const text = data.pictures[name]?.[lang];
    if (!text) return null;
    const read = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const picture = /** @type {SVGElement} */ (/** @type {unknown} */ (document.importNode(read, true)));
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    if (isDark())
        for (const each of picture.querySelectorAll("*"))
            for (const look of ["fill", "stroke"]) {
                const dark = data.dark[each.getAttribute(look) ?? ""];
                if (dark) each.setAttribute(look, dark);
            }
    return picture;
}

/** What stands above the picture stands on the page already: its heading is cut off. @param {SVGElement} picture */
function withoutHeading(picture) {
    const [, , width, height] = (picture.getAttribute("viewBox") ?? "0 0 1 1").split(" ").map(Number);
    const heads = [...picture.querySelectorAll(":scope > text[font-weight='700']")].slice(1)
        .map((text) => Number(text.getAttribute("y")));
    const top = heads.length ? Math.min(...heads) - 30 : 0;
    picture.setAttribute("viewBox", `0 ${top} ${width} ${height - top}`);
    for (const each of picture.querySelectorAll(":scope > title, :scope > desc, :scope > rect")) each.remove();
    const paper = isDark() ? data.dark["#ffffff"] : null;
    for (const look of paper ? ["fill", "stroke"] : [])
        for (const each of picture.querySelectorAll(`[${look}="${paper}"]`)) each.setAttribute(look, "var(--bg)");
    return picture;
}

/** @typedef {{ root: HTMLElement, draw: () => void, update: (picked: string|null, flows: Flow[]) => void,
 *    focus: (id: string) => void }} MoneyPicture */

/** The picture of all money; its bodies are picked. @param {(id: string) => void} pick @returns {MoneyPicture|null} */
function moneyPicture(pick) {
    if (!drawnPicture("funding")) return null;
    const root = el("div", { class: "bilde pengebilde" });
    /** @type {Map<string, SVGElement>} */
    const bodies = new Map();
    /** @type {SVGElement} */
    let canvas;
    /** @param {string} id */
    const focus = (id) => {
        for (const each of bodies.values()) each.setAttribute("tabindex", "-1");
        bodies.get(id)?.setAttribute("tabindex", "0");
        bodies.get(id)?.focus();
    };
    const draw = () => {
        canvas = withoutHeading(/** @type {SVGElement} */ (drawnPicture("funding")));
        dress(canvas, { role: "group", "aria-label": word("MONEY_PICTURE") });
        bodies.clear();
        root.replaceChildren(canvas);
        for (const made of canvas.querySelectorAll("[id^='n-']")) {
            const id = made.id.slice(2);
            if (parties.has(id)) bodies.set(id, asButton(/** @type {SVGElement} */ (made), id, pick));
        }
        bodies.values().next().value?.setAttribute("tabindex", "0");
        canvas.addEventListener("keydown", (event) => {
            const id = [...bodies].find(([, made]) => made === event.target)?.[0];
            const way = /** @type {Record<string, number[]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1],
                ArrowDown: [0, 1] })[event.key];
            if (id && way) focus(nearest(boxesOf(bodies), id, way) ?? id);
            else if (id && (event.key === "Enter" || event.key === " ")) pick(id);
            else return;
            event.preventDefault();
        });
    };
    /** @param {string|null} picked @param {Flow[]} flows those that are to be seen */
    const update = (picked, flows) => {
        const kept = new Set(flows.map((flow) => "e-" + flow.from + "-" + flow.to + "-funds"));
        const ends = new Set(flows.flatMap((flow) => [flow.from, flow.to]));
        for (const edge of canvas.querySelectorAll("[id^='e-']"))
            edge.classList.toggle("dempet", !kept.has(edge.id.replace(/-(unknown|proposed)$/, "")));
        for (const [id, made] of bodies) {
            made.classList.toggle("dempet", id !== picked && !ends.has(id));
            made.classList.toggle("valgt", id === picked);
            made.setAttribute("aria-pressed", String(id === picked));
        }
        const chosen = picked ? bodies.get(picked) : undefined;
        if (chosen) {
            const { left, width } = chosen.getBoundingClientRect();
            root.scrollLeft += left + width / 2 - root.getBoundingClientRect().left - root.clientWidth / 2;
        }
    };
    return { root, draw, update, focus };
}

/** @param {SVGElement} made @param {string} id @param {(id: string) => void} pick */
function asButton(made, id, pick) {
    const box = /** @type {SVGGraphicsElement} */ (made).getBBox();
    const texts = [...made.querySelectorAll("text")].map((text) => text.textContent).join(" "); // as it is seen
    made.prepend(svg("rect", { class: "ramme", x: box.x - 5, y: box.y - 4, width: box.width + 10, height: box.height + 8, rx: 4 }));
    dress(made, { role: "button", tabindex: -1, "aria-pressed": "false", "aria-label": name(id) + ": " + texts, click: () => pick(id) });
    return made;
}

/** The blocks of the bodies as the map has its cards, so that the arrows find their way. @param {Map<string, SVGElement>} bodies @returns {Map<string, DrawnCard>} */
function boxesOf(bodies) {
    return new Map([...bodies].map(([id, made]) => {
        const block = /** @type {SVGGraphicsElement} */ (made.querySelector("rect:not(.ramme)") ?? made);
        const { x, y, width, height } = block.getBBox();
        const card = { id, x, y, width, height, table: "actors", box: 0, lines: /** @type {any} */ ([]) };
        return [id, { card, made }];
    }));
}

/** The flows of a year; those without a year are of every one. */
function flowsShown() {
    return (data.dataset.flows ?? []).filter((flow) => state.year === null || !flow.year || flow.year === state.year);
}

/** What is known, what is not and what is only proposed, never as one sum. */
function moneyStrip() {
    const { totals, flows, known, unknown, proposed } = sumsOf(state.year);
    /** @param {Total[]} of @param {"gross"|"consolidated"|"proposed"} what */
    const sum = (of, what) => of.map((total) => money(total[what], total.currency)).join(" + ");
    const counts = totals.filter((total) => total.flows > total.unknown);
    const isPassedOn = counts.some((total) => total.gross !== total.consolidated);
    return el("ul", { class: "summer pengesummer" },
        flows > 0 && [el("li", null, el("strong", null, sum(counts, "consolidated") || "–"),
            el("span", null, word("STRIP_KNOWN", counted(known, "FLOW_ONE", "FLOW_MANY"))),
            isPassedOn && el("span", null, word("STRIP_GROSS", sum(counts, "gross")))),
        el("li", null, el("strong", null, number(unknown)),
            el("span", null, word(unknown === 1 ? "STRIP_UNKNOWN_ONE" : "STRIP_UNKNOWN")))],
        proposed > 0 && el("li", null, el("strong", null, sum(totals.filter((total) =>
            total.proposedFlows > total.proposedUnknown), "proposed") || number(proposed)),
            el("span", null, word("STRIP_PROPOSED", counted(proposed, "FLOW_ONE", "FLOW_MANY")))));
}

/** @param {Flow[]} flows @param {string} title @param {{ caption?: string }} [how] */
function flowTable(flows, title, how) {
    /** @type {Column[]} */
    const columns = [["from", word("FROM"), "text"], ["to", word("TO"), "text"], ["amount", word("AMOUNT"), "money"],
        ["status", word("STATUS"), "text"], ["year", word("YEAR"), "whole"], ["via", word("THROUGH_WHAT"), "text"], ["purpose", word("PURPOSE"), "text"],
        ["sources", word("SOURCE"), "text"]];
    const flowOf = /** @type {Map<Cell[], Flow>} */ (new Map());
    const rows = flows.map((flow) => {
        const row = /** @type {Cell[]} */ ([[flow.from, name(flow.from)], [flow.to, name(flow.to)],
            [flow.amount ?? null, amountOf(flow)], flow.status ? word("FLOW_" + flow.status.toUpperCase()) : "",
            flow.year ? [flow.year, String(flow.year)] : [null, ""], flow.via ? [flow.via, name(flow.via)] : "",
            [termName("flow_kinds", flow.kind), say(flow.purpose)].filter(Boolean).join(": "),
            (flow.sources ?? []).map(citeText).join("; ")]);
        flowOf.set(row, flow);
        return row;
    });
    const show = (/** @type {Cell[]} */ row, /** @type {string} */ key) => {
        const flow = /** @type {Flow} */ (flowOf.get(row));
        return key !== "sources" ? null
            : sourceButton(flow, [flow.from, flow.to], brief(flow.from) + " → " + brief(flow.to));
    };
    return el("div", { class: "pengetabell" }, table(title, columns, rows, { most: 40, show, ...how }));
}

/** The money that begins with one, or that reaches it, step by step. @param {Flow[]} flows @param {string} id
 *  @param {boolean} up towards those who pay */
function moneyTrail(flows, id, up) {
    const seen = new Set([id]), found = /** @type {Flow[]} */ ([]);
    for (let ring = [id]; ring.length > 0;) {
        const next = [];
        for (const flow of flows.filter((each) => !found.includes(each) && ring.includes(up ? each.to : each.from))) {
            found.push(flow);
            const other = up ? flow.from : flow.to;
            if (!seen.has(other)) {
                seen.add(other);
                next.push(other);
            }
        }
        ring = next;
    }
    return found;
}

/** "Kommunal- og moderniseringsdepartementet: beløp ukjent (2014), gjennom Designdrevet innovasjonsprogram" with its source.
 *  @param {Flow} flow @param {string} other */
function moneyLine(flow, other) {
    return el("li", null, partyLink(other), ": ", el("strong", null, amountOf(flow)),
        flow.status && ", " + word("FLOW_" + flow.status.toUpperCase()), flow.year && " (" + flow.year + ")",
        flow.via && [", " + word("THROUGH") + " ", partyLink(flow.via)], flow.purpose && ". " + say(flow.purpose) + ".",
        sourceButton(flow, [flow.from, flow.to], brief(flow.from) + " → " + brief(flow.to)));
}

const MOST_FLOWS = 3;

/** The first of them, and the others at a button. @param {HTMLElement[]} lines */
function moneyLines(lines) {
    const rest = el("ul", { class: "pengelinjer", hidden: true }, lines.slice(MOST_FLOWS + 1));
    const more = el("button", { type: "button", class: "lenkeknapp", click: () => {
        rest.hidden = false;
        more.remove();
        rest.querySelector("a")?.focus();
    } }, word("AND_MORE", lines.length - MOST_FLOWS - 1));
    return el("div", null, el("ul", { class: "pengelinjer" }, lines.slice(0, MOST_FLOWS + 1)),
        lines.length > MOST_FLOWS + 1 && [rest, more]);
}

/** @param {string} id @param {Flow[]} flows */
function moneyAnswer(id, flows) {
    const into = flows.filter((flow) => flow.to === id), out = flows.filter((flow) => flow.from === id);
    const through = flows.filter((flow) => flow.via === id);
    const further = moneyTrail(flows, id, true).filter((flow) => flow.to !== id)
        .concat(moneyTrail(flows, id, false).filter((flow) => flow.from !== id));
    /** @param {string} title @param {Flow[]} found @param {(flow: Flow) => string} other @param {string} none */
    const part = (title, found, other, none) => el("section", null, el("h3", null, title),
        found.length ? moneyLines(found.map((flow) => moneyLine(flow, other(flow)))) : el("p", null, none));
    return el("div", { class: "pengesvar" },
        el("div", { class: "resultat" }, el("h2", { id: "pengesvar", tabindex: -1 }, word("WHO_PAYS_ONE", brief(id))), el("button", { type: "button", class: "brikke fjern",
            "aria-label": word("REMOVE", brief(id)), click: () => go({ ...state, actor: null }) }, brief(id), " ✕"),
        el("a", { href: writeAddress({ ...emptyState(), view: "kart", actor: id }) }, word("SEE_SHEET"))),
        el("div", { class: "svardeler" },
            part(word("MONEY_IN_OF", brief(id)), into, (flow) => flow.from, word("NO_MONEY_INTO", brief(id))),
            part(word("MONEY_OUT_OF", brief(id)), out, (flow) => flow.to, word("NO_MONEY_OUT", brief(id))),
            through.length > 0 && part(word("MONEY_THROUGH", brief(id)), through, (flow) => flow.to, "")),
        further.length > 0 && foldOut(word("MONEY_FURTHER", counted(further.length, "FLOW_ONE", "FLOW_MANY")),
            flowTable(further, word("MONEY_FURTHER_OF", brief(id)), { caption: "" })));
}

/** Whom and when, without the picture. */
function moneyFilters() {
    const flows = data.dataset.flows ?? [];
    const ids = [...new Set(flows.flatMap((flow) => [flow.from, flow.to, flow.via ?? ""]))].filter((id) => parties.has(id))
        .sort((a, b) => compare(brief(a), brief(b)));
    const years = [...new Set(flows.map((flow) => flow.year).filter((year) => year !== undefined))].sort();
    /** @param {string} id @param {string} label @param {string} all @param {string[]} values
     *  @param {(value: string) => string} title @param {string|null} chosen @param {(value: string|null) => State} next */
    const choice = (id, label, all, values, title, chosen, next) => {
        const made = el("select", { id, change: () =>
            go(next(/** @type {HTMLSelectElement} */ (made).value || null), isSameChoice(made)) },
            el("option", { value: "" }, all), values.map((value) => el("option", { value, selected: value === chosen }, title(value))));
        return el("label", { class: "felt" }, el("span", null, label), made);
    };
    return [choice("hvem-betaler", word("CHOOSE_BODY"), word("ALL"), ids, brief, state.actor, (actor) => ({ ...state, actor })),
        years.length > 1 && choice("betalt-ar", word("YEAR"), word("ALL_YEARS"), years.map(String), (year) => year,
            state.year === null ? null : String(state.year), (year) => ({ ...state, year: year === null ? null : Number(year) }))];
}

/** The tables under the picture. @param {Flow[]} flows @param {string|null} id only what goes to, from or through */
function moneyTables(flows, id) {
    const paper = data.parts.funding[lang];
    const bodies = tableNamed(paper, "bodies");
    const own = flows.filter((flow) => id === null || [flow.from, flow.to, flow.via].includes(id));
    const title = id === null ? word("FLOWS_ALL") : word("MONEY_OF", brief(id));
    return [el("h2", null, title), flowTable(own, title, { caption: "" }),
        bodies && el("h2", null, word("MONEY_BODIES")),
        bodies && table(word("MONEY_BODIES"), ...columnsOf(bodies, ["id", "name", "in_gross", "in_unknown", "funders", "out_gross",
            "out_unknown", "recipients"]), { most: 15, caption: "" }),
        foldOut(word("MORE_NUMBERS"), paperView(paper, 3, { most: 15, without: ["bodies"] }))];
}

/** Some columns of a table. @param {Extract<Block, ["t", ...any]>} found @param {string[]} keys
 *  @returns {[Column[], Cell[][]]} */
function columnsOf(found, keys) {
    const at = keys.map((key) => found[4].findIndex((column) => column[0] === key)).filter((index) => index >= 0);
    return [at.map((index) => found[4][index]), found[5].map((row) => at.map((index) => row[index]))];
}

/** @param {HTMLElement} main */
function mountMoney(main) {
    const filters = el("div", { class: "filtre" }), strip = el("div"), answer = el("div"), tables = el("div", { class: "resten" });
    const pick = (/** @type {string} */ id) => go({ ...state, actor: id === state.actor ? null : id });
    const picture = moneyPicture(pick);
    const save = (/** @type {"svg"|"png"} */ format) => () =>
        savePicture(/** @type {SVGElement} */ (drawnPicture("funding")), word("WHO_PAYS"), format);
    main.append(el("div", { class: "topplinje" }, el("div", null, el("h1", null, word("WHO_PAYS")),
        el("p", { class: "ingress" }, word("MONEY_LEAD"))), filters),
    el("div", { class: "arbeidsflate" }, el("div", { class: "hovedflate" }, answer, strip,
        picture && [picture.root, el("p", { class: "meta last" }, word("MONEY_SIGNS"), " ", word("SAVE"), " ",
            el("button", { type: "button", class: "lenkeknapp", click: save("svg") }, "SVG"),
            el("button", { type: "button", class: "lenkeknapp", click: save("png") }, "PNG"))]), tables));
    let shown = "", dark = /** @type {boolean|null} */ (null), year = /** @type {number|null|undefined} */ (undefined);
    const update = () => {
        const flows = flowsShown(), id = state.actor;
        if (isChoosing(filters)) tellChoices(filters, (each) => each === "hvem-betaler" ? id : state.year === null ? null : String(state.year));
        else filters.replaceChildren(...parts([moneyFilters()]));
        if (dark !== isDark()) picture?.draw();
        dark = isDark();
        picture?.update(id, id ? moneyTrail(flows, id, true).concat(moneyTrail(flows, id, false), flows.filter((flow) => flow.via === id))
            : flows);
        strip.replaceChildren(...parts([!id && moneyStrip(), state.year !== null && el("p", { class: "meta" }, word("NO_YEAR_IN_ALL"))]));
        if (year !== state.year || shown !== (id ?? "")) tables.replaceChildren(...parts(moneyTables(flows, id)));
        answer.replaceChildren(...(id ? [moneyAnswer(id, flows)] : []));
        if (shown !== (id ?? "")) {
            if (id && picture?.root.contains(document.activeElement)) byId("pengesvar").focus();
            else if (!id && document.activeElement === document.body) picture?.focus(shown);
        }
        announce(id ? word("MONEY_OF", brief(id)) : "");
        shown = id ?? "";
        year = state.year;
    };
    update();
    return update;
}
