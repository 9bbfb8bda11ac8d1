// @ts-check
"use strict";

/* Hvem gjør hva? The map and the register, filtered; one picked. */

/** The links that the state lets through, of one or of all. */
function shownLinks() {
    const on = layersOn();
    const hasFilters = Object.keys(state.filters).length > 0;
    const from = state.actor ? linksOf.get(state.actor) ?? [] : links;
    return from.filter((link) => on.includes(link.layer) && inForce(link, state.year) &&
        (!hasFilters || state.actor || isKept(link.from, state.filters) || isKept(link.to, state.filters)));
}

/** The ties shown, as rows: of one picked from its own end. @param {Link[]} shown */
function linkTable(shown) {
    const picked = state.actor;
    /** @type {Column[]} */
    const ends = picked ? [["kind", word("TIE"), "text"], ["to", word("WHO"), "text"]]
        : [["from", word("FROM"), "text"], ["kind", word("TIE"), "text"], ["to", word("TO"), "text"]];
    const hasMoney = shown.some((link) => link.flow);
    /** @type {Column[]} */
    const money = hasMoney ? [["amount", word("AMOUNT"), "money"]] : [];
    /** @type {Column[]} */
    const columns = [...ends, ["what", word("WHAT"), "text"], ...money, ["year", word("YEAR"), "text"], ["sources", word("SOURCE"), "text"]];
    const ordered = picked ? [...shown].sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer)) : shown;
    const rows = ordered.map((link) => {
        const end = /** @param {string} id @returns {Cell} */ (id) => [id, name(id)];
        const other = picked ? otherEnd(link, picked) : "";
        return /** @type {Cell[]} */ ([...(picked ? [verbFrom(link, picked), end(other)]
            : [end(link.from), verb(link, false), end(link.to)]), whatOf(link),
        ...(hasMoney ? [link.flow ? [link.flow.amount ?? null, amountOf(link.flow)] : [null, ""]] : []),
        period(link).replace(/[ ()]/g, ""), (link.record.sources ?? []).map(citeText).join("; ")]);
    });
    const title = picked ? word("TIES_OF", brief(picked)) : word("TIES_SHOWN");
    const made = table(title, columns, rows, { most: 25 });
    made.classList.add("bandtabell", picked ? "enspart" : "allesbånd");
    return made;
}

/** @param {Link} link */
function whatOf(link) {
    const flow = link.flow;
    const via = !flow?.via ? "" : flow.via === state.actor ? word("COMES_FROM", brief(flow.from))
        : word("THROUGH") + " " + brief(flow.via);
    return [say(link.tie?.what ?? link.flow?.purpose), shareOf(link), via].filter(Boolean).join(", ");
}

/** "Difi har 6 bånd til 5 aktører" @param {Link[]} shown */
function resultLine(shown) {
    if (state.unknown) return word("UNKNOWN_ID", state.unknown);
    if (state.actor) {
        const on = new Set(shown);
        const others = new Set((linksOf.get(state.actor) ?? []).filter((link) => on.has(link)).flatMap(stepsOf)
            .filter((step) => step.includes(state.actor ?? "")).flat().filter((id) => id !== state.actor));
        return word("RESULT_ONE", brief(state.actor), counted(shown.length, "TIE_ONE", "TIE_MANY"),
            counted(others.size, "ACTOR_ONE", "ACTOR_MANY"));
    }
    const kept = bodies().filter((id) => isKept(id, state.filters));
    if (kept.length === 0) return word("NOBODY_KEPT");
    return word("RESULT_ALL", counted(kept.length, "BODY_ONE", "BODY_MANY"),
        counted(shown.length, "TIE_ONE", "TIE_MANY"));
}

/** Buttons outside the picture. @param {SceneView} scene */
function zoomButtons(scene) {
    return el("div", { class: "zoom", role: "group", "aria-label": word("ZOOM") },
        el("button", { type: "button", id: "zoom-ut", "aria-label": word("ZOOM_OUT"), click: () => scene.zoom(1 / 1.4) }, "−"),
        el("button", { type: "button", id: "zoom-inn", "aria-label": word("ZOOM_IN"), click: () => scene.zoom(1.4) }, "+"),
        el("button", { type: "button", id: "zoom-alt", click: () => scene.fit() }, word("SHOW_ALL")));
}

/** What a saved picture is called. @param {string} title */
function pictureTitle(title) {
    return state.actor ? title + " " + brief(state.actor) : title;
}

/** What the chips do not explain, and downloads. @param {SceneView} scene @param {string} title */
function underPicture(scene, title) {
    return el("div", { class: "underbilde" },
        el("ul", { class: "tegn" },
            data.map.cards.some((card) => card.driver) && el("li", null, el("span", { class: "tegn-padriver" }),
                word("DRIVER")),
            data.map.edges.some((edge) => edge.unknown) && el("li", null,
                svg("svg", { viewBox: "0 0 30 8", width: 30, height: 8, class: "ukjent lag-funding",
                    "aria-hidden": "true" }, svg("path", { class: "strek", d: "M0 4H30" })), word("AMOUNT_UNKNOWN_SIGN")),
            data.map.cards.some((card) => card.business) && el("li", null,
                svg("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" },
                    svg("path", { class: "stjerne", d: star(9, 9) })), word("BUSINESS"))),
        el("p", { class: "last" }, word("SAVE") + " ",
            el("button", { type: "button", class: "lenkeknapp", click: () => savePicture(scene.picture(), pictureTitle(title), "svg") }, "SVG"),
            el("button", { type: "button", class: "lenkeknapp", click: () => savePicture(scene.picture(), pictureTitle(title), "png") }, "PNG")));
}

/** How many of them the map has cards for. */
function drawnLine() {
    const all = bodies(), drawn = data.map.cards.filter((card) => all.includes(card.id)).length;
    if (state.actor) return data.map.cards.some((card) => card.id === state.actor) ? ""
        : el("small", null, word("NOT_DRAWN", brief(state.actor)));
    return drawn > 0 && drawn < all.length ? el("small", null, word("DRAWN_OF", number(drawn), number(all.length))) : "";
}

/** The map stands on categories; where nobody has one, everybody is in the register. */
function emptyMap() {
    return el("p", null, word("MAP_WITHOUT_CATEGORIES"), " ",
        el("a", { href: writeAddress({ ...emptyState(), view: "register" }) }, word("SEE_REGISTER")));
}

/** @param {HTMLElement} main */
function mountMap(main) {
    const isMap = state.view === "kart";
    const scene = sceneView(word("WHO_DOES"), (id) => go({ ...state, actor: id === state.actor ? null : id }));
    const filters = el("div", { class: "filterrad" });
    const result = el("div", { class: "resultat" });
    const tables = el("div", { class: "tabeller" });
    const side = el("div", { class: "side" });
    const toggle = el("div", { class: "segment", role: "group", "aria-label": word("SHOW_AS") },
        ["kart", "register"].map((view) => el("button", { type: "button", "aria-pressed": String(state.view === view),
            id: "vis-" + view, click: () => {
                go({ ...state, view });
                byId("vis-" + view).focus();
            } }, word(view === "kart" ? "MAP" : "REGISTER"))));
    const picture = isMap ? el("div", { class: "bildeflate" },
        ...(data.map.cards.length === 0 ? [emptyMap()] : [!isWholeMap() && el("p", { class: "meta" }, word("MAP_HAS_NOT_ALL")),
            scene.root, underPicture(scene, word("WHO_DOES"))])) : null;
    main.append(el("div", { class: "topplinje" }, el("h1", null, word("WHO_DOES")), toggle), filters,
        el("div", { class: "kartflate" }, result, picture ?? registerSearch(), side, tables));
    let drawn = false;
    const showPanel = panelIn(side, (before) => isMap ? scene.focusCard(before) : byId("vis-register").focus());
    const update = () => {
        const shown = shownLinks(), line = resultLine(shown);
        if (document.activeElement?.id === "ar") tellYear();
        else if (isChoosing(filters)) tellFilters(filters);
        else refill(filters, ...parts(filterPanel()));
        refill(result, el("p", { class: "resultatlinje" + (state.unknown ? " ukjentid" : ""), tabindex: -1 }, line, isMap && drawnLine()),
            ...parts(activeFilters()), isMap ? zoomButtons(scene) : "");
        announce(line);
        const how = { picked: state.actor, layers: layersOn(), year: state.year, side: null,
            keep: Object.keys(state.filters).length ? (/** @type {string} */ id) => isKept(id, state.filters) : null };
        main.classList.toggle("medpanel", state.actor !== null);
        if (isMap && drawn) scene.update(how);
        else if (isMap) scene.draw(data.map, how);
        drawn = true;
        tables.replaceChildren(isMap || state.actor ? linkTable(shown) : registerTable());
        showPanel();
    };
    update();
    return update;
}

/** The fact sheet of the one picked, which takes the focus when it opens. @param {HTMLElement} side
 *  @param {(before: string) => void} giveBack the focus, to where it was picked */
function panelIn(side, giveBack) {
    let panelOf = "";
    return () => {
        const next = state.actor ?? "", before = panelOf;
        if (next === before) return;
        panelOf = next;
        side.replaceChildren(...(state.actor
            ? [factPanel(state.actor, { close: () => go({ ...state, actor: null }) })] : []));
        if (state.actor) byId("panelnavn").focus({ preventScroll: window.innerWidth >= 1180 });
        else giveBack(before);
    };
}

/** Narrows the register by what is written. */
function registerSearch() {
    const input = el("input", { type: "search", id: "sok-register", value: state.query, autocomplete: "off",
        input: (/** @type {Event} */ event) =>
            go({ ...state, query: /** @type {HTMLInputElement} */ (event.target).value }, true) });
    return el("div", { class: "bildeflate registersok" }, el("label", { for: "sok-register" }, word("SEARCH_REGISTER")), input);
}

/** All bodies that the filters keep. */
function registerTable() {
    const found = state.query.trim() ? new Set(search(state.query, Infinity)) : null;
    const kept = [...parties.values()].filter((party) => isKept(party.id, state.filters) &&
        (!found || found.has(party.id)));
    if (kept.length === 0) return el("p", null, !found ? word("NOBODY_KEPT")
        : word(Object.keys(state.filters).length ? "NO_HITS_KEPT" : "NO_HITS", state.query));
    /** @type {Column[]} */
    const columns = [["id", "Id", "code"], ["name", word("NAME"), "text"], ["kind", word("KIND"), "text"],
        ["level", word("LEVEL"), "text"], ["ties", word("TIES"), "whole"], ["roles", word("ROLES"), "text"],
        ["description", word("DESCRIPTION"), "text"]];
    kept.sort((a, b) => compare(name(a.id), name(b.id)));
    const rows = kept.map((party) => {
        const count = linksOf.get(party.id)?.length ?? 0;
        return /** @type {Cell[]} */ ([party.id, name(party.id), kindOf(party), termName("levels", party.level),
            [count, number(count)], [...new Set((rolesOf.get(party.id) ?? []).map((role) =>
                termName("roles", role.role)))].join(", "), say(party.description)]);
    });
    const made = table(word("REGISTER"), columns, rows, { most: 100 });
    made.classList.add("registertabell");
    return made;
}
