// @ts-check
"use strict";

/* The fact sheet beside the picture, and on paper. */

/** @param {string} id @param {{ close: () => void }} how */
function factPanel(id, how) {
    const party = /** @type {Party} */ (parties.get(id));
    const heading = el("h2", { tabindex: -1, id: "panelnavn" }, softly(brief(id)));
    const facts = factsOf(id);
    markRepeated(facts);
    return el("aside", { class: "panel", "aria-labelledby": "panelnavn" },
    el("p", { class: "arkhode" }, el("span", null, say(data.dataset.dataset.title)),
        el("span", null, word("FACT_SHEET", brief(id)))),
    el("div", { class: "panelhode" }, heading,
        el("button", { type: "button", class: "lukk", "aria-label": word("CLOSE"), click: how.close },
            icon("M5 5 19 19M19 5 5 19"))),
    brief(id) !== name(id) && el("p", { class: "fulltnavn" }, softly(name(id))),
    el("p", { class: "merkelapper" },
        party.driver === "central" && tag(word("DRIVER"), "padriver"), tag(kindOf(party)),
        party.to && tag(word("ENDED", String(party.to)))),
    party.description && el("p", { class: "omtale" }, say(party.description)),
    egoPicture(id), facts,
    el("div", { class: "handlinger" },
        el("a", { class: "knapp fylt", href: writeAddress({ ...state, view: "penger", actor: id }) },
            word("FOLLOW_MONEY")),
        el("button", { type: "button", class: "knapp", click: () => window.print() }, word("PRINT_SHEET")),
        copyButton(), reportLink(name(id))),
    el("p", { class: "arkfot" }, el("strong", null, word("SHEET_QUESTION")), " ", word("SHEET_ANSWER"), " ",
        sourceLine(), " ", el("span", { class: "adresse" }, sheetAddress(id))));
}

/** On paper all notes are open: what several of them say, or a row of its own says again, is printed once.
 *  @param {(HTMLElement|null)[]} facts */
function markRepeated(facts) {
    const told = new Set();
    for (const text of facts.flatMap((section) => [...section?.querySelectorAll(".kildetekst") ?? []])) {
        if (text.closest("details")) continue;
        text.classList.toggle("gjentatt", told.has(text.textContent));
        told.add(text.textContent);
    }
    for (const row of facts.flatMap((section) => [...section?.querySelectorAll(".faktum") ?? []]))
        row.classList.toggle("gjentatt", told.has(row.querySelector(".verdi")?.textContent ?? ""));
}

/** Where the sheet can be found again: an address on a server whole, of a file its name.
 *  @param {string} id */
function sheetAddress(id) {
    const file = location.protocol === "file:" ? location.pathname.split("/").pop() : location.href.split("#")[0];
    return file + writeAddress({ ...emptyState(), view: "kart", actor: id });
}

function copyButton() {
    const button = el("button", { type: "button", class: "knapp", click: async () => {
        try {
            await navigator.clipboard.writeText(location.href);
            announce(word("COPIED"));
            button.textContent = word("COPIED");
        } catch {
            offerAddress(button);
        }
        setTimeout(() => { button.textContent = word("COPY_LINK"); }, 3000);
    } }, word("COPY_LINK"));
    return button;
}

/** Where nothing may be put on the clipboard: the address, marked to be copied. @param {HTMLElement} button */
function offerAddress(button) {
    const field = /** @type {HTMLInputElement} */ (el("input", { type: "text", readonly: true, value: location.href, class: "adressefelt" }));
    button.parentElement?.querySelector(".kopierdette")?.remove();
    button.after(el("label", { class: "felt kopierdette" }, el("span", null, word("COPY_THIS")), field));
    field.focus();
    field.select();
}

/** @typedef {{ id: string, layer: string, out: boolean, directed: boolean, unknown: boolean, x: number, y: number }} EgoCard */

const EGO = { width: 700, card: 170, height: 50, gap: 8, most: 4 };

/** Who stands around one, for the sheet on paper: before it who governs and pays, after it who gets, under
 *  it who it works with. @param {string} id */
function egoPicture(id) {
    const around = neighbours(id);
    if (around.size === 0) return null;
    const sides = [...around.values()];
    const left = sides.filter((each) => each.directed && !each.out), right = sides.filter((each) => each.directed && each.out);
    const under = sides.filter((each) => !each.directed);
    const rows = Math.max(Math.min(EGO.most, left.length), Math.min(EGO.most, right.length), 1);
    const step = EGO.height + EGO.gap, middle = (rows * step - EGO.gap) / 2;
    const last = rows * step + (under.length ? 22 + EGO.height : 0);
    placeColumn(left, 0, middle, step);
    placeColumn(right, EGO.width - EGO.card, middle, step);
    for (const [index, each] of under.slice(0, EGO.most).entries()) {
        each.x = index * ((EGO.width - EGO.card) / (EGO.most - 1));
        each.y = rows * step + 22;
    }
    const drawn = [left, right, under].flatMap((group) => group.slice(0, EGO.most));
    const rest = sides.length - drawn.length, centre = (EGO.width - EGO.card) / 2;
    const height = last + 4 + (rest > 0 ? 22 : 0);
    return svg("svg", { class: "scene egobilde", viewBox: `-2 -2 ${EGO.width + 8} ${height}`, "aria-hidden": "true" },
        ...drawn.map((each) => egoLine(each, centre, middle)),
        ...drawn.map((each) => egoCard(each.id, each.x, each.y, "")),
        egoCard(id, centre, middle - EGO.height / 2, "valgt"),
        rest > 0 && svg("text", { x: EGO.width / 2, y: height - 8, "text-anchor": "middle" }, word("AND_MORE", rest)));
}

/** One line for each other end: money before governance before the rest. @param {string} id */
function neighbours(id) {
    const order = ["funding", "governance", "ownership", "cooperation", "membership"];
    const own = [...linksOf.get(id) ?? []].sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer));
    const found = /** @type {Map<string, EgoCard>} */ (new Map());
    for (const link of own) {
        const other = otherEnd(link, id);
        if (other !== id && !found.has(other))
            found.set(other, { id: other, layer: link.layer, out: link.from === id, x: 0, y: 0, directed: link.directed,
                unknown: link.flow !== undefined && typeof link.flow.amount !== "number" });
    }
    return found;
}

/** One below the other, around a middle. @param {EgoCard[]} column @param {number} x @param {number} middle
 *  @param {number} step */
function placeColumn(column, x, middle, step) {
    const shown = column.slice(0, EGO.most);
    for (const [index, each] of shown.entries()) {
        each.x = x;
        each.y = middle - EGO.height / 2 + (index - (shown.length - 1) / 2) * step;
    }
}

/** @param {EgoCard} each @param {number} centre @param {number} middle */
function egoLine(each, centre, middle) {
    const half = EGO.height / 2, y = each.y + half, isUnder = !each.directed;
    const near = each.x < centre ? [centre, each.x + EGO.card] : [centre + EGO.card, each.x];
    const path = isUnder ? `M${centre + EGO.card / 2},${middle + half}C${centre + EGO.card / 2},${each.y - 10} ` +
            `${each.x + EGO.card / 2},${middle + half} ${each.x + EGO.card / 2},${each.y}`
        : `M${near[0]},${middle}C${(near[0] + near[1]) / 2},${middle} ${(near[0] + near[1]) / 2},${y} ${near[1]},${y}`;
    const [tipX, tipY] = each.out ? [near[1], y] : [near[0], middle];
    return svg("g", { class: "lag-" + each.layer + (each.unknown ? " ukjent" : "") },
        svg("path", { class: "strek", d: path, "stroke-width": 2 }),
        !isUnder && svg("path", { class: "pilspiss", d: `M${tipX},${tipY}l-8,-4.5v9Z` }));
}

/** @param {string} id @param {number} x @param {number} y @param {string} kind */
function egoCard(id, x, y, kind) {
    const lines = egoLines(id);
    return svg("g", { class: "node " + kind + (parties.get(id)?.driver === "central" ? " padriver" : "") },
        svg("rect", { class: "flate", x, y, width: EGO.card, height: EGO.height, rx: tableOf.get(id) === "programmes" ? 14 : 4 }),
        textLines(lines, lines.join(" "), { x: x + EGO.card / 2, middle: y + EGO.height / 2, room: EGO.card - 8 }));
}

/** As the map breaks it, else at spaces. @param {string} id */
function egoLines(id) {
    const card = data.map.cards.find((each) => each.id === id), most = 24;
    if (card) return card.lines[lang];
    const lines = [""];
    for (const each of brief(id).split(" ")) {
        const last = lines.length - 1, longer = (lines[last] + " " + each).trim();
        if (longer.length <= most || !lines[last]) lines[last] = longer;
        else lines.push(each);
    }
    if (lines.length > 3) lines[2] += " …";
    return lines.slice(0, 3);
}
