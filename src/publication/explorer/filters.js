// @ts-check
"use strict";

/* What narrows the map and the register: chips, drop-downs, a slider, and what of it is on. */

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
    return state.layers ?? (state.actor || data.map.cards.length === 0 ? usedLayers()
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

/** Of actors, and of programmes and the like: both are what somebody is. */
const KINDS = "kinds";

/** A drop-down that narrows. @param {string} key @param {string} label @param {string} vocabulary
 *  @param {string[]} codes */
function filterSelect(key, label, vocabulary, codes) {
    const select = el("select", { id: "filter-" + key, change: () => {
        const filters = { ...state.filters };
        const value = /** @type {HTMLSelectElement} */ (select).value;
        if (value) filters[key] = value;
        else delete filters[key];
        go({ ...state, filters }, isSameChoice(select));
    } }, el("option", { value: "" }, word("ALL")), codes.map((code) =>
        el("option", { value: code, selected: state.filters[key] === code }, termName(vocabulary, code))));
    return el("label", { class: "felt" }, el("span", null, label), select);
}

/** @type {Element|null} */
let lastChoice = null;

/** Whether it is the drop-down that was used last, and has kept the focus since: to go through its choices
 *  is one step back, not many. @param {Element} select */
function isSameChoice(select) {
    const same = lastChoice === select;
    lastChoice = select;
    select.addEventListener("blur", () => { lastChoice = null; }, { once: true });
    return same;
}

/** Whether somebody goes through the choices of a drop-down in there: it must stay the same one.
 *  @param {HTMLElement} filters */
function isChoosing(filters) {
    return filters.contains(document.activeElement) && document.activeElement?.tagName === "SELECT";
}

/** A drop-down that is gone through stays the same one, and shows what is in force. @param {HTMLElement} filters
 *  @param {(id: string) => string|null} chosen of the drop-down of an id */
function tellChoices(filters, chosen) {
    for (const select of filters.querySelectorAll("select")) select.value = chosen(select.id) ?? "";
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
    const year = el("input", { type: "range", id: "ar", min: first, max: last + 1, value: state.year ?? last + 1,
        "aria-valuetext": String(state.year ?? word("ALL_YEARS")),
        input: () => {
            const value = Number(/** @type {HTMLInputElement} */ (year).value);
            go({ ...state, year: value > last ? null : value }, true);
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
                filterSelect("type", word("KIND"), KINDS, usedCodes("kind", KINDS)),
                filterSelect("kategori", word("CATEGORY"), "categories", usedCodes("category", "categories")),
                filterSelect("omrade", word("AREA"), "areas",
                    [...(terms.get("areas")?.keys() ?? [])].filter((a) => areas.has(a))))),
        first < last && el("label", { class: "felt ar" }, el("span", null, word("YEAR")), year,
            el("output", { id: "arsverdi" }, state.year === null ? word("ALL_YEARS") : String(state.year)),
            el("button", { type: "button", class: "lenkeknapp", id: "allear", hidden: state.year === null,
                click: () => go({ ...state, year: null }) }, word("ALL_YEARS"))));
}

/** A slider that is held must stay the same one. Beyond the last year it stands at all of them. */
function tellYear() {
    const text = state.year === null ? word("ALL_YEARS") : String(state.year);
    byId("arsverdi").textContent = text;
    byId("ar").setAttribute("aria-valuetext", text);
    byId("allear").hidden = state.year === null;
}

/** What the filters say while one of their drop-downs is used. @param {HTMLElement} filters */
function tellFilters(filters) {
    tellChoices(filters, (id) => state.filters[id.replace("filter-", "")] ?? null);
    byId("filterknapp").textContent = filtersWord();
}

function filtersWord() {
    const chosen = Object.keys(state.filters).length + (state.layers ? 1 : 0) + (state.year !== null ? 1 : 0);
    return chosen ? counted(chosen, "FILTERS_ONE", "FILTERS_MANY") : word("FILTERS_NONE");
}

/** Chips and drop-downs; on a phone behind one button. */
function filterPanel() {
    const button = el("button", { type: "button", class: "knapp filterknapp", id: "filterknapp",
        "aria-expanded": String(filtersOpen), "aria-controls": "filtre", click: () => {
            filtersOpen = !filtersOpen;
            button.setAttribute("aria-expanded", String(filtersOpen));
            button.nextElementSibling?.classList.toggle("apne", filtersOpen);
        } }, filtersWord());
    return [button, el("div", { id: "filtre", class: "filterflate" + (filtersOpen ? " apne" : "") },
        layerChips(), filterBar())];
}

let filtersOpen = false, moreOpen = false;

/** The vocabulary of each filter, and what the filter is called. */
const FILTER_NAMES = /** @type {Record<string, [string, string]>} */ ({ niva: ["levels", "LEVEL"],
    rolle: ["roles", "ROLE"], malgruppe: ["audiences", "AUDIENCE"], type: [KINDS, "KIND"],
    kategori: ["categories", "CATEGORY"], omrade: ["areas", "AREA"] });

/** What was pressed is gone: on to what came of it, where nothing else has taken the focus. */
function focusResult() {
    if (document.activeElement === document.body || document.activeElement?.closest(".resultat"))
        /** @type {HTMLElement|null} */ (document.querySelector(".resultatlinje"))?.focus();
}

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
        "aria-label": word("REMOVE", chip.text), click: () => {
            go(chip.next());
            focusResult();
        } }, chip.text,
    el("span", { "aria-hidden": "true" }, "✕"))),
    (chips.length > 0 || state.unknown) && el("button", { type: "button", class: "lenkeknapp",
        click: () => {
            go({ ...emptyState(), view: state.view });
            focusResult();
        } }, word("SHOW_WHOLE_MAP"))];
}
