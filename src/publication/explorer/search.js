// @ts-check
"use strict";

/* Search as you type: names, abbreviations, former names and ids, in all languages. */

/** Of parties, and of roles that somebody has or is missed in.
 *  @type {{ id: string, role: boolean, texts: string[] }[]} */
let searchIndex = [];

function indexSearch() {
    const used = new Set((data.dataset.roles ?? []).map((role) => role.role));
    searchIndex = [...parties.values()].map((party) => ({ id: party.id, role: false,
        texts: [...threeOf(party.name), ...threeOf(party.short), ...(party.aliases ?? []),
            ...(party.former_ids ?? []), party.id, party.orgnr ?? ""].map(fold).filter(Boolean) }));
    for (const role of terms.get("roles")?.values() ?? [])
        if (used.has(role.id))
            searchIndex.push({ id: role.id, role: true, texts: threeOf(role.name).map(fold) });
}

/** @param {Text|undefined} text */
function threeOf(text) {
    return text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text);
}

/** The best first: whole names, then beginnings, then words within. @param {string} query
 *  @param {boolean} roles as well as parties */
function rankedHits(query, roles) {
    const wanted = fold(query);
    if (!wanted) return [];
    const words = wanted.split(" ");
    const found = [];
    for (const { id, role, texts } of searchIndex) {
        if (role && !roles) continue;
        let best = Infinity;
        for (const text of texts) {
            if (text === wanted) best = Math.min(best, 0);
            else if (text.startsWith(wanted)) best = Math.min(best, 1);
            else if ((" " + text).includes(" " + wanted)) best = Math.min(best, 2);
            else if (words.every((each) => text.includes(each))) best = Math.min(best, 3);
        }
        if (best < Infinity) found.push({ id, role, best, ties: linksOf.get(id)?.length ?? 0 });
    }
    return found.sort((a, b) => a.best - b.best || b.ties - a.ties || compare(name(a.id), name(b.id)));
}

/** Ids of parties. @param {string} query @param {number} most @returns {string[]} */
function search(query, most) {
    return rankedHits(query, false).slice(0, most).map((each) => each.id);
}

/** Somebody that many know, so that the field shows what can be written in it. */
function searchExample() {
    const [first, second] = mostTied();
    return first ? (second ?? first).text : "";
}

/** A field with a list of what is found (WAI-ARIA combobox). @param {string} id */
function searchField(id) {
    const list = el("ul", { class: "treff", id: id + "-treff", role: "listbox", "aria-label": word("FOUND") });
    const input = /** @type {HTMLInputElement} */ (el("input", { type: "search", id, role: "combobox",
        autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": id + "-treff",
        "aria-autocomplete": "list", placeholder: word("SEARCH_HINT", searchExample()) }));
    let at = -1;
    list.hidden = true;
    const close = () => {
        list.hidden = true;
        at = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    };
    const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
    /** @param {number} next */
    const mark = (next) => {
        const all = options();
        if (all.length === 0) return;
        at = (next + all.length) % all.length;
        for (const [index, option] of all.entries()) option.setAttribute("aria-selected", String(index === at));
        input.setAttribute("aria-activedescendant", all[at].id);
        all[at].scrollIntoView({ block: "nearest" });
    };
    const choose = (/** @type {{ id: string, role: boolean }} */ chosen) => {
        close();
        input.value = "";
        go(chosen.role ? { ...emptyState(), view: "kart", filters: { rolle: chosen.id } }
            : { ...emptyState(), view: "kart", actor: chosen.id, layers: state.layers });
    };
    const fill = () => {
        const found = rankedHits(input.value, true).slice(0, 8);
        const isAsked = fold(input.value) !== "";
        list.replaceChildren(...found.map((each, index) => el("li", { role: "option",
            id: id + "-" + index, "aria-selected": "false",
            mousedown: (/** @type {Event} */ event) => event.preventDefault(), click: () => choose(each) },
        el("span", null, each.role ? termName("roles", each.id) : name(each.id)),
        el("small", null, each.role ? word("ROLE_OF") : kindOf(/** @type {Party} */ (parties.get(each.id)))))));
        if (isAsked && found.length === 0)
            list.append(el("li", { class: "ingen" }, word("NO_HITS", input.value)));
        list.hidden = !isAsked;
        input.setAttribute("aria-expanded", String(isAsked));
        at = -1;
        if (isAsked) announce(found.length ? counted(found.length, "HIT_ONE", "HIT_MANY")
            : word("NO_HITS", input.value));
    };
    input.addEventListener("input", fill);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
        const all = options();
        if (event.key === "ArrowDown") mark(at + 1);
        else if (event.key === "ArrowUp") mark(at - 1);
        else if (event.key === "Enter" && all.length) (all[at] ?? all[0]).click();
        else if (event.key === "Escape" && !list.hidden) close();
        else return;
        event.preventDefault();
    });
    return el("div", { class: "sok" }, icon("M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12M14.5 14.5 20 20"), input, list);
}
