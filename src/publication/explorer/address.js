// @ts-check
"use strict";

/* What is shown, as an address that can be pasted in a mail. */

const VIEWS = ["forside", "kart", "register", "penger", "roller", "nettverk", "scenario", "kilder"];

/** @typedef {{ view: string, actor: string|null, year: number|null, layers: string[]|null,
 *    scenarios: string[], side: string, cell: string|null, filters: Record<string, string>,
 *    query: string, part: string|null, lang: number, unknown: string|null }} State */

/** Names of filters in addresses, and the field of a party that each is of. */
const FILTERS = { niva: "level", type: "kind", kategori: "category", malgruppe: "audiences", rolle: "role",
    omrade: "area" };

/** @returns {State} */
function emptyState() {
    return { view: "forside", actor: null, year: null, layers: null, scenarios: [], side: "endring",
        cell: null, filters: {}, query: "", part: null, lang, unknown: null };
}

/** @param {string} hash @param {State} before @returns {State} */
function readAddress(hash, before) {
    const state = emptyState();
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const lang = LANGS.indexOf(given.get("sprak") ?? "");
    state.lang = lang >= 0 ? lang : before.lang;
    const actor = given.get("aktor");
    state.actor = actor === null ? null : known(actor);
    state.unknown = actor !== null && state.actor === null ? actor : null;
    const view = given.get("visning");
    state.view = view && VIEWS.includes(view) ? view : actor !== null ? "kart" : "forside";
    const year = Number(given.get("ar"));
    state.year = given.has("ar") && Number.isInteger(year) ? year : null;
    if (given.has("lag")) {
        const named = (given.get("lag") ?? "").split(",");
        state.layers = LAYERS.filter((layer) => named.includes(LAYER_NAMES[layer]));
    }
    state.scenarios = (given.get("scenario") ?? "").split(",")
        .filter((id) => data.scenarios.some((scenario) => scenario.id === id)).slice(0, 2);
    state.side = ["for", "endring", "etter"].includes(given.get("side") ?? "")
        ? /** @type {string} */ (given.get("side")) : "endring";
    state.cell = given.get("rute");
    state.query = given.get("sok") ?? "";
    state.part = given.get("del");
    for (const key of Object.keys(FILTERS)) {
        const value = given.get(key);
        if (value) state.filters[key] = value;
    }
    return state;
}

/** @param {State} state */
function writeAddress(state) {
    const out = new URLSearchParams();
    const who = state.actor ?? state.unknown;
    const plain = state.view === "forside" || (state.view === "kart" && who);
    if (!plain) out.set("visning", state.view);
    if (who) out.set("aktor", who);
    if (state.year !== null) out.set("ar", String(state.year));
    if (state.layers) out.set("lag", state.layers.map((layer) => LAYER_NAMES[layer]).join(","));
    if (state.scenarios.length) out.set("scenario", state.scenarios.join(","));
    if (state.view === "scenario" && state.side !== "endring") out.set("side", state.side);
    if (state.cell) out.set("rute", state.cell);
    if (state.query) out.set("sok", state.query);
    if (state.part) out.set("del", state.part);
    for (const [key, value] of Object.entries(state.filters)) out.set(key, value);
    if (LANGS[state.lang] !== data.lang) out.set("sprak", LANGS[state.lang]);
    return "#" + out.toString().replace(/%2C/g, ",");
}
