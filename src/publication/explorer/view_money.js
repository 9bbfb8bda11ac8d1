// @ts-check
"use strict";

/* Hvem betaler? The picture of the money, who gets and gives what, and every flow with its source. */

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

/** A picture in its frame, with downloads. @param {string} name @param {string} title */
function pictureFrame(name, title) {
    const picture = drawnPicture(name);
    if (!picture) return null;
    return el("div", null, el("div", { class: "bilde", tabindex: 0, role: "group", "aria-label": title }, picture),
        el("p", { class: "meta last" }, word("SAVE") + " ",
            el("button", { type: "button", class: "lenkeknapp", click: () => savePicture(picture, title, "svg") }, "SVG"),
            el("button", { type: "button", class: "lenkeknapp", click: () => savePicture(picture, title, "png") }, "PNG")));
}

/** @param {Flow[]} flows @param {string} title */
function flowTable(flows, title) {
    /** @type {Column[]} */
    const columns = [["from", word("FROM"), "text"], ["to", word("TO"), "text"], ["amount", word("AMOUNT"), "money"],
        ["year", word("YEAR"), "whole"], ["via", word("THROUGH_WHAT"), "text"], ["purpose", word("PURPOSE"), "text"],
        ["status", word("STATUS"), "text"], ["sources", word("SOURCE"), "text"]];
    const rows = flows.map((flow) => /** @type {Cell[]} */ ([[flow.from, name(flow.from)], [flow.to, name(flow.to)],
        [flow.amount ?? null, amountOf(flow)], [flow.year ?? null, String(flow.year ?? "–")],
        flow.via ? [flow.via, name(flow.via)] : "", [termName("flow_kinds", flow.kind), say(flow.purpose)].filter(Boolean).join(": "),
        flow.status ? word("FLOW_" + flow.status.toUpperCase()) : "", (flow.sources ?? []).map(citeText).join("; ")]));
    return table(title, columns, rows, { most: 40 });
}

/** The money that begins with one, or that reaches it, step by step. @param {string} id */
function moneyTrail(id) {
    const flows = data.dataset.flows ?? [];
    /** @param {string} start @param {boolean} up */
    const walk = (start, up) => {
        const seen = new Set([start]), found = /** @type {Flow[]} */ ([]);
        for (let ring = [start]; ring.length > 0;) {
            const next = [];
            for (const at of ring)
                for (const flow of flows.filter((each) => (up ? each.to : each.from) === at ||
                    (up && each.via === at && false))) {
                    if (!found.includes(flow)) found.push(flow);
                    const other = up ? flow.from : flow.to;
                    if (!seen.has(other)) {
                        seen.add(other);
                        next.push(other);
                    }
                }
            ring = next;
        }
        return found;
    };
    const into = walk(id, true), out = walk(id, false);
    return el("div", null,
        el("h3", null, word("MONEY_INTO", brief(id))), into.length ? flowTable(into, word("MONEY_INTO", brief(id)))
            : el("p", null, word("NO_MONEY_INTO", brief(id))),
        el("h3", null, word("MONEY_OUT", brief(id))), out.length ? flowTable(out, word("MONEY_OUT", brief(id)))
            : el("p", null, word("NO_MONEY_OUT", brief(id))));
}

/** @param {HTMLElement} main */
function mountMoney(main) {
    const paper = data.parts.funding[lang];
    const picked = el("div"), picture = el("div"), side = el("div", { class: "side" });
    const bodies = tableNamed(paper, "bodies");
    main.append(el("div", { class: "topplinje" }, el("h1", null, word("WHO_PAYS"))),
        el("div", { class: "arbeidsflate" }, el("div", { class: "hovedflate" }, picked,
            el("ul", { class: "setninger" }, opening(paper).map(([, text, basis]) => el("li", null, sentence(text, basis)))),
            picture,
            el("h2", null, word("FLOWS_ALL")), flowTable(data.dataset.flows ?? [], word("FLOWS_ALL")),
            bodies && el("h2", null, bodies[2] ?? ""), bodies && table(bodies[2] ?? "", bodies[4], bodies[5], { most: 25 })), side));
    let shown = "";
    const update = () => {
        picture.replaceChildren(...parts([pictureFrame("funding", word("WHO_PAYS"))]));
        if (shown === (state.actor ?? "") && shown !== "") return;
        shown = state.actor ?? "";
        side.replaceChildren(...(state.actor ? [factPanel(state.actor, { close: () => go({ ...state, actor: null }) })] : []));
        picked.replaceChildren(...(state.actor ? [el("div", { class: "resultat" }, el("p", { class: "resultatlinje" },
            word("MONEY_OF", brief(state.actor))), el("button", { type: "button", class: "brikke fjern",
            click: () => go({ ...state, actor: null }) }, brief(state.actor), " ✕")), moneyTrail(state.actor)] : []));
        main.classList.toggle("medpanel", state.actor !== null);
    };
    update();
    return update;
}
