// @ts-check
"use strict";

/* Hvem gjør hva? The map and the register, filtered; one picked. */

/** Whether one is kept by the filters of an address. @param {string} id @param {Record<string, string>} filters */
function isKept(id, filters) {
    const party = parties.get(id);
    if (!party) return false;
    for (const [key, value] of Object.entries(filters)) {
        if (key === "rolle" || key === "omrade") {
            const roles = rolesOf.get(id) ?? [];
            const field = key === "rolle" ? "role" : "area";
            if (!roles.some((role) => role[field] === value && role.strength !== "absent")) return false;
        } else {
            const own = /** @type {any} */ (party)[/** @type {any} */ (FILTERS)[key]];
            if (Array.isArray(own) ? !own.includes(value) : own !== value) return false;
        }
    }
    return true;
}

/** Layers that somebody has a tie in. */
function usedLayers() {
    return LAYERS.filter((layer) => links.some((link) => link.layer === layer));
}

/** Which layers are on: what the address says, else all of the one picked, else what the map has room for. */
function layersOn() {
    return state.layers ?? (state.actor ? usedLayers()
        : LAYERS.filter((layer) => data.map.edges.some((edge) => edge.layer === layer)));
}

/** Whether the map draws single ties, and all layers: there may be too many. */
function isWholeMap() {
    return usedLayers().every((layer) => data.map.edges.some((edge) => edge.layer === layer)) &&
        data.map.edges.every((edge) => parties.has(edge.from));
}

/** Each says how its lines look, and whether they are shown. */
function layerChips() {
    const on = layersOn();
    return el("div", { class: "brikker", role: "group", "aria-label": word("TIES") },
        el("span", { class: "brikkenavn", "aria-hidden": "true" }, word("TIES")),
        usedLayers().map((layer) =>
            el("button", { type: "button", class: "brikke", "aria-pressed": String(on.includes(layer)),
                "data-lag": layer, click: () => {
                    const next = on.includes(layer) ? on.filter((each) => each !== layer) : [...on, layer];
                    go({ ...state, layers: LAYERS.filter((each) => next.includes(each)) });
                } },
            svg("svg", { viewBox: "0 0 28 8", width: 28, height: 8, "aria-hidden": "true",
                class: "lag-" + layer }, svg("path", { class: "strek", d: "M0 4H28", "stroke-width": 2.5 })),
            word("LAYER_" + layer.toUpperCase()))));
}

/** A drop-down that narrows. @param {string} key @param {string} label @param {string} vocabulary
 *  @param {string[]} codes */
function filterSelect(key, label, vocabulary, codes) {
    const select = el("select", { id: "filter-" + key, change: () => {
        const filters = { ...state.filters };
        const value = /** @type {HTMLSelectElement} */ (select).value;
        if (value) filters[key] = value;
        else delete filters[key];
        go({ ...state, filters });
    } }, el("option", { value: "" }, word("ALL")), codes.map((code) =>
        el("option", { value: code, selected: state.filters[key] === code }, termName(vocabulary, code))));
    return el("label", { class: "felt" }, el("span", null, label), select);
}

/** The codes of a field that somebody has, as the taxonomy orders them. @param {string} field
 *  @param {string} vocabulary */
function usedCodes(field, vocabulary) {
    const used = new Set([...parties.values()].flatMap((party) => /** @type {any} */ (party)[field] ?? []));
    return [...(terms.get(vocabulary)?.keys() ?? [])].filter((code) => used.has(code));
}

function filterBar() {
    const roles = new Set((data.dataset.roles ?? []).map((role) => role.role));
    const areas = new Set((data.dataset.roles ?? []).map((role) => role.area));
    const [first, last] = yearRange();
    const year = el("input", { type: "range", id: "ar", min: first, max: last, value: state.year ?? last,
        "aria-valuetext": String(state.year ?? word("ALL_YEARS")),
        input: () => {
            const value = Number(/** @type {HTMLInputElement} */ (year).value);
            go({ ...state, year: value }, true);
        } });
    const more = ["type", "kategori", "omrade"].some((key) => state.filters[key]);
    return el("div", { class: "filtre" },
        filterSelect("niva", word("LEVEL"), "levels", usedCodes("level", "levels")),
        filterSelect("rolle", word("ROLE"), "roles", [...(terms.get("roles")?.keys() ?? [])].filter((r) => roles.has(r))),
        filterSelect("malgruppe", word("AUDIENCE"), "audiences", usedCodes("audiences", "audiences")),
        el("details", { class: "flerefiltre", open: more || moreOpen, toggle: (/** @type {Event} */ event) => {
            moreOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
        } }, el("summary", null, word("MORE_FILTERS")),
            el("div", { class: "flerefelt" },
                filterSelect("type", word("KIND"), "actor_kinds", usedCodes("kind", "actor_kinds")),
                filterSelect("kategori", word("CATEGORY"), "categories", usedCodes("category", "categories")),
                filterSelect("omrade", word("AREA"), "areas",
                    [...(terms.get("areas")?.keys() ?? [])].filter((a) => areas.has(a))))),
        first < last && el("label", { class: "felt ar" }, el("span", null, word("YEAR")), year,
            el("output", { id: "arsverdi" }, state.year === null ? word("ALL_YEARS") : String(state.year)),
            el("button", { type: "button", class: "lenkeknapp", id: "allear", hidden: state.year === null,
                click: () => go({ ...state, year: null }) }, word("ALL_YEARS"))));
}

/** A slider that is held must stay the same one. */
function tellYear() {
    const text = state.year === null ? word("ALL_YEARS") : String(state.year);
    byId("arsverdi").textContent = text;
    byId("ar").setAttribute("aria-valuetext", text);
    byId("allear").hidden = state.year === null;
}

/** Chips and drop-downs; on a phone behind one button. */
function filterPanel() {
    const chosen = Object.keys(state.filters).length + (state.layers ? 1 : 0) + (state.year !== null ? 1 : 0);
    const button = el("button", { type: "button", class: "knapp filterknapp", id: "filterknapp",
        "aria-expanded": String(filtersOpen), "aria-controls": "filtre", click: () => {
            filtersOpen = !filtersOpen;
            button.setAttribute("aria-expanded", String(filtersOpen));
            button.nextElementSibling?.classList.toggle("apne", filtersOpen);
        } }, chosen ? counted(chosen, "FILTERS_ONE", "FILTERS_MANY") : word("FILTERS_NONE"));
    return [button, el("div", { id: "filtre", class: "filterflate" + (filtersOpen ? " apne" : "") },
        layerChips(), filterBar())];
}

let filtersOpen = false, moreOpen = false;

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
    return [say(link.tie?.what ?? link.flow?.purpose), via].filter(Boolean).join(", ");
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

/** The vocabulary of each filter, and what the filter is called. */
const FILTER_NAMES = /** @type {Record<string, [string, string]>} */ ({ niva: ["levels", "LEVEL"],
    rolle: ["roles", "ROLE"], malgruppe: ["audiences", "AUDIENCE"], type: ["actor_kinds", "KIND"],
    kategori: ["categories", "CATEGORY"], omrade: ["areas", "AREA"] });

/** What narrows the picture, each to be taken away. */
function activeFilters() {
    const chips = Object.entries(state.filters).map(([key, code]) => ({
        text: word(FILTER_NAMES[key][1]) + ": " + termName(FILTER_NAMES[key][0], code), next: () => {
            const filters = { ...state.filters };
            delete filters[key];
            return { ...state, filters };
        } }));
    if (state.actor)
        chips.unshift({ text: brief(state.actor), next: () => ({ ...state, actor: null }) });
    if (state.year !== null)
        chips.push({ text: String(state.year), next: () => ({ ...state, year: null }) });
    return [chips.map((chip) => el("button", { type: "button", class: "brikke fjern",
        "aria-label": word("REMOVE", chip.text), click: () => go(chip.next()) }, chip.text,
    el("span", { "aria-hidden": "true" }, "✕"))),
    (chips.length > 0 || state.unknown) && el("button", { type: "button", class: "lenkeknapp",
        click: () => go({ ...emptyState(), view: state.view, theme: state.theme }) }, word("SHOW_WHOLE_MAP"))];
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
        !isWholeMap() && el("p", { class: "meta" }, word("MAP_HAS_NOT_ALL")), scene.root, underPicture(scene, word("WHO_DOES"))) : null;
    main.append(el("div", { class: "topplinje" }, el("h1", null, word("WHO_DOES")), toggle), filters,
        el("div", { class: "kartflate" }, result, picture ?? registerSearch(), side, tables));
    let drawn = false;
    const showPanel = panelIn(side, (before) => isMap ? scene.focusCard(before) : byId("vis-register").focus());
    const update = () => {
        const shown = shownLinks(), line = resultLine(shown);
        if (document.activeElement?.id === "ar") tellYear();
        else refill(filters, ...parts(filterPanel()));
        refill(result, el("p", { class: "resultatlinje" + (state.unknown ? " ukjentid" : "") }, line),
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
    if (kept.length === 0) return el("p", null, found ? word("NO_HITS", state.query) : word("NOBODY_KEPT"));
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
