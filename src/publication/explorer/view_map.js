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

/** Which layers are on: what the address says, else what the map has room for. */
function layersOn() {
    return state.layers ?? LAYERS.filter((layer) => data.map.edges.some((edge) => edge.layer === layer));
}

/** @param {() => Scene} scene the picture to be filtered */
function layerChips(scene) {
    const on = layersOn();
    return el("div", { class: "brikker", role: "group", "aria-label": word("TIES") },
        el("span", { class: "brikkenavn", "aria-hidden": "true" }, word("TIES")),
        LAYERS.filter((layer) => scene().edges.some((edge) => edge.layer === layer)).map((layer) =>
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
        el("details", { class: "flerefiltre", open: more }, el("summary", null, word("MORE_FILTERS")),
            el("div", { class: "flerefelt" },
                filterSelect("type", word("KIND"), "actor_kinds", usedCodes("kind", "actor_kinds")),
                filterSelect("kategori", word("CATEGORY"), "categories", usedCodes("category", "categories")),
                filterSelect("omrade", word("AREA"), "areas",
                    [...(terms.get("areas")?.keys() ?? [])].filter((a) => areas.has(a))))),
        first < last && el("label", { class: "felt ar" }, el("span", null, word("YEAR")), year,
            el("output", { id: "arsverdi" }, state.year === null ? word("ALL_YEARS") : String(state.year)),
            state.year !== null && el("button", { type: "button", class: "lenkeknapp",
                click: () => go({ ...state, year: null }) }, word("ALL_YEARS"))));
}

/** The links that the state lets through, of one or of all. */
function shownLinks() {
    const on = layersOn();
    const hasFilters = Object.keys(state.filters).length > 0;
    const from = state.actor ? linksOf.get(state.actor) ?? [] : links;
    return from.filter((link) => on.includes(link.layer) && inForce(link, state.year) &&
        (!hasFilters || state.actor || isKept(link.from, state.filters) || isKept(link.to, state.filters)));
}

/** @param {Link[]} shown */
function linkTable(shown) {
    /** @type {Column[]} */
    const columns = [["from", word("FROM"), "text"], ["kind", word("TIE"), "text"], ["to", word("TO"), "text"],
        ["amount", word("AMOUNT"), "money"], ["year", word("YEAR"), "text"], ["sources", word("SOURCE"), "text"]];
    const rows = shown.map((link) => /** @type {Cell[]} */ ([[link.from, name(link.from)], verb(link, false),
        [link.to, name(link.to)], link.flow ? [link.flow.amount ?? null, amountOf(link.flow)] : [null, ""],
        period(link).replace(/[ ()]/g, ""), (link.record.sources ?? []).map(citeText).join("; ")]));
    const title = state.actor ? word("TIES_OF", brief(state.actor)) : word("TIES_SHOWN");
    return table(title, columns, rows, { most: 25 });
}

/** "Difi har 6 bånd til 5 aktører" @param {Link[]} shown */
function resultLine(shown) {
    if (state.actor) {
        const others = new Set(shown.map((link) => link.from === state.actor ? link.to : link.from));
        return word("RESULT_ONE", brief(state.actor), counted(shown.length, "TIE_ONE", "TIE_MANY"),
            counted(others.size, "ACTOR_ONE", "ACTOR_MANY"));
    }
    const kept = [...parties.keys()].filter((id) => isKept(id, state.filters));
    return word("RESULT_ALL", counted(kept.length, "ACTOR_ONE", "ACTOR_MANY"),
        counted(shown.length, "TIE_ONE", "TIE_MANY"));
}

/** What narrows the picture, each to be taken away. */
function activeFilters() {
    const vocabularies = /** @type {Record<string, string>} */ ({ niva: "levels", rolle: "roles",
        malgruppe: "audiences", type: "actor_kinds", kategori: "categories", omrade: "areas" });
    const chips = Object.entries(state.filters).map(([key, code]) => ({
        text: termName(vocabularies[key], code), next: () => {
            const filters = { ...state.filters };
            delete filters[key];
            return { ...state, filters };
        } }));
    if (state.actor)
        chips.unshift({ text: brief(state.actor), next: () => ({ ...state, actor: null }) });
    return [chips.map((chip) => el("button", { type: "button", class: "brikke fjern",
        "aria-label": word("REMOVE", chip.text), click: () => go(chip.next()) }, chip.text, " ✕")),
    chips.length > 0 && el("button", { type: "button", class: "lenkeknapp",
        click: () => go({ ...emptyState(), view: state.view, theme: state.theme }) }, word("SHOW_WHOLE_MAP"))];
}

/** Buttons outside the picture. @param {SceneView} scene */
function zoomButtons(scene) {
    const zoom = /** @type {any} */ (scene).zoom;
    return el("div", { class: "zoom", role: "group", "aria-label": word("ZOOM") },
        el("button", { type: "button", "aria-label": word("ZOOM_OUT"), click: () => zoom(1 / 1.4) }, "−"),
        el("button", { type: "button", "aria-label": word("ZOOM_IN"), click: () => zoom(1.4) }, "+"),
        el("button", { type: "button", click: () => scene.fit() }, word("SHOW_ALL")));
}

/** What the chips do not explain, and downloads. @param {SceneView} scene @param {string} title */
function underPicture(scene, title) {
    return el("div", { class: "underbilde" },
        el("ul", { class: "tegn" },
            data.map.cards.some((card) => card.driver) && el("li", null, el("span", { class: "tegn-padriver" }),
                word("DRIVER")),
            data.map.edges.some((edge) => edge.unknown) && el("li", null,
                svg("svg", { viewBox: "0 0 30 8", width: 30, height: 8, class: "ukjent lag-funding",
                    "aria-hidden": "true" }, svg("path", { class: "strek", d: "M0 4H30", "stroke-width": 4 }),
                svg("path", { class: "hul", d: "M0 4H30", "stroke-width": 1.6 })), word("AMOUNT_UNKNOWN_SIGN")),
            data.map.cards.some((card) => card.business) && el("li", null,
                svg("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" },
                    svg("path", { class: "stjerne", d: star(9, 9) })), word("BUSINESS"))),
        el("p", { class: "last" }, word("SAVE") + " ",
            el("button", { type: "button", class: "lenkeknapp", click: () => savePicture(scene.picture(), title, "svg") }, "SVG"),
            el("button", { type: "button", class: "lenkeknapp", click: () => savePicture(scene.picture(), title, "png") }, "PNG")));
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
            click: () => go({ ...state, view }) }, word(view === "kart" ? "MAP" : "REGISTER"))));
    const picture = isMap ? el("div", null, scene.root, underPicture(scene, word("WHO_DOES"))) : null;
    main.append(el("div", { class: "topplinje" }, el("h1", null, word("WHO_DOES")), toggle), filters,
        el("div", { class: "arbeidsflate" }, el("div", { class: "hovedflate" }, result, picture, tables), side));
    let drawn = false, panelOf = "";
    const update = () => {
        const shown = shownLinks();
        const focused = document.activeElement?.id;
        filters.replaceChildren(layerChips(() => data.map), filterBar());
        if (focused) document.getElementById(focused)?.focus();
        const line = resultLine(shown);
        result.replaceChildren(el("p", { class: "resultatlinje" }, line), ...parts([activeFilters()]),
            isMap ? zoomButtons(scene) : "");
        announce(line);
        const how = { picked: state.actor, layers: layersOn(), year: state.year, side: null,
            keep: Object.keys(state.filters).length ? (/** @type {string} */ id) => isKept(id, state.filters) : null };
        if (isMap) {
            if (drawn) scene.update(how);
            else scene.draw(data.map, how);
            drawn = true;
        }
        tables.replaceChildren(isMap || state.actor ? linkTable(shown) : registerTable());
        if (panelOf !== (state.actor ?? "")) {
            const before = panelOf;
            panelOf = state.actor ?? "";
            side.replaceChildren(...(state.actor ? [factPanel(state.actor, { close: () => go({ ...state, actor: null }) })] : []));
            if (state.actor) byId("panelnavn").focus({ preventScroll: window.innerWidth >= 1180 });
            else if (before) scene.focusCard(before);
        }
        main.classList.toggle("medpanel", state.actor !== null);
    };
    update();
    return update;
}

/** All bodies that the filters keep. */
function registerTable() {
    const kept = [...parties.values()].filter((party) => isKept(party.id, state.filters));
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
    return table(word("REGISTER"), columns, rows, { most: 100 });
}
