// @ts-check
"use strict";

/* Documents and tables: the same look wherever they stand, sorted by their heads, saved as CSV. */

const NUMBERS = ["whole", "number", "money"];

/** @typedef {{ caption?: string, most?: number,
 *    show?: (row: Cell[], key: string) => Node|null }} TableLook an empty caption stands only for those
 *    who hear it, as where a heading says the same; show puts more than text into a cell */

/** @param {string} title @param {Column[]} columns @param {Cell[][]} rows @param {TableLook} [how] */
function table(title, columns, rows, how) {
    const shown = shownColumns(columns, rows);
    const body = el("tbody");
    let sorted = rows;
    let most = how?.most ?? Infinity;
    const fill = () => body.replaceChildren(...sorted.slice(0, most).map((row) => tableRow(shown, row, how?.show)));
    const heads = shown.map((each) => sortHead(each, (up) => {
        sorted = [...rows].sort((a, b) => compareCells(a[each.at], b[each.at], up));
        fill();
    }));
    fill();
    const made = el("table", null,
        el("caption", { class: how?.caption === "" ? "skjult" : null }, how?.caption || title),
        el("thead", null, el("tr", null, heads)), body);
    const more = rows.length > most && el("button", { class: "lenkeknapp", type: "button",
        click: (/** @type {Event} */ event) => {
            most = Infinity;
            fill();
            /** @type {HTMLElement} */ (event.target).remove();
            made.querySelector("button")?.focus({ preventScroll: true });
        } }, word("SHOW_ALL_ROWS", number(rows.length)));
    return el("div", { class: "tabellramme" },
        el("div", { class: "tabell", tabindex: 0, role: "region", "aria-label": title }, made),
        el("p", { class: "meta verktoy" }, more, saveButton(title, columns, rows)));
}

/** @typedef {{ column: Column, at: number, id: number|null, width: string }} ShownColumn */

/** Ids stand behind the names that they are of; columns with nothing in them are left out.
 *  @param {Column[]} columns @param {Cell[][]} rows @returns {ShownColumn[]} */
function shownColumns(columns, rows) {
    /** @param {number} at */
    const isId = (at) => columns[at]?.[0] === "id" && columns[at + 1]?.[0] === "name";
    return columns.map((column, at) => ({ column, at, id: isId(at - 1) ? at - 1 : null,
        width: columnWidth(column, rows.map((row) => cellText(row[at]))) }))
        .filter(({ at }) => !isId(at) && (rows.length === 0 || rows.some((row) => cellText(row[at]) !== "–" && cellText(row[at]) !== "")));
}

/** @param {Column} column @param {string[]} texts */
function columnWidth(column, texts) {
    if (NUMBERS.includes(column[2])) return "tall";
    const longest = Math.max(0, ...texts.map((text) => text.length));
    if (column[0] === "sources") return longest > 40 ? "kildekolonne" : "kort";
    return longest > 90 ? "lang" : longest > 24 ? "middels" : "kort";
}

/** @param {ShownColumn} shown @param {(up: boolean) => void} sort */
function sortHead(shown, sort) {
    const head = el("th", { scope: "col", class: shown.width });
    head.append(el("button", { type: "button", class: "sorter", click: () => {
        const before = head.getAttribute("aria-sort");
        const up = before ? before !== "ascending" : shown.width !== "tall";
        for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(up);
    } }, shown.column[1], el("span", { class: "pil", "aria-hidden": "true" })));
    return head;
}

/** @param {Cell} cell */
function cellText(cell) {
    return cell === null ? "–" : Array.isArray(cell) ? cell[1] : String(cell);
}

/** @param {Cell} cell */
function cellValue(cell) {
    return Array.isArray(cell) ? cell[0] : cell;
}

/** What is not known comes last, whichever way. @param {Cell} a @param {Cell} b @param {boolean} up */
function compareCells(a, b, up) {
    const left = cellValue(a), right = cellValue(b);
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
    const order = typeof left === "number" && typeof right === "number" ? left - right
        : compare(cellText(a), cellText(b));
    return up ? order : -order;
}

/** @param {ShownColumn[]} columns @param {Cell[]} row @param {TableLook["show"]} show */
function tableRow(columns, row, show) {
    return el("tr", null, columns.map(({ column, at, id, width }, index) => {
        const shown = show?.(row, column[0]) ?? cellContent(row[at], id === null ? null : String(cellValue(row[id])),
            PARTY_COLUMNS.includes(column[0]));
        return index === 0 ? el("th", { scope: "row", class: width }, shown) : el("td", { class: width }, shown);
    }));
}

/* Columns that tell of somebody, maybe by name only. */
const PARTY_COLUMNS = ["a", "b", "from", "holder", "removed", "subject", "to", "via", "who"];

/** Whoever has a sheet of facts is linked to it. @param {Cell} cell @param {string|null} id of whom it tells
 *  @param {boolean} [named] somebody's name alone is enough @returns {(Node|string)[]} */
function cellContent(cell, id, named) {
    const text = cellText(cell), value = String(cellValue(cell) ?? "");
    const ids = value.split("|");
    if (id !== null && parties.has(id)) return [partyLink(id, text)];
    if (value && ids.every((each) => parties.has(each)))
        return ids.length === 1 ? [partyLink(value, text)] : linkList(ids);
    const found = named ? partyNamed(text) : undefined;
    return found ? [partyLink(found, text)] : foldedText(text);
}

/** @type {Map<string, string>} */
const idsByName = new Map();

/** The one with just this name. @param {string} text */
function partyNamed(text) {
    if (!idsByName.has("\n" + lang)) {
        idsByName.clear();
        idsByName.set("\n" + lang, "");
        for (const id of parties.keys()) for (const each of [name(id), brief(id)]) idsByName.set(each, id);
    }
    return idsByName.get(text);
}

const MOST_LINKS = 6, MOST_LETTERS = 220;

/** Many of them are folded after the first. @param {string[]} ids @returns {(Node|string)[]} */
function linkList(ids) {
    const linked = ids.map((id, index) => el("span", null, partyLink(id, brief(id)), index < ids.length - 1 ? ", " : ""));
    return ids.length <= MOST_LINKS + 1 ? linked
        : [...linked.slice(0, MOST_LINKS), ...folded(linked.slice(MOST_LINKS), word("AND_MORE", ids.length - MOST_LINKS))];
}

/** @param {string} text @param {number} [most] letters @returns {(Node|string)[]} */
function foldedText(text, most = MOST_LETTERS) {
    if (text.length <= most) return [softly(text)];
    const cut = text.lastIndexOf(" ", most - 40);
    return [text.slice(0, cut) + " ", ...folded([text.slice(cut + 1)], word("SHOW_REST"))];
}

/** What a button brings out. @param {(Node|string)[]} rest @param {string} says */
function folded(rest, says) {
    const hidden = el("span", { class: "resten", tabindex: -1, hidden: true }, rest);
    const button = el("button", { type: "button", class: "lenkeknapp foldet", click: () => {
        hidden.hidden = false;
        button.remove();
        hidden.focus();
    } }, says);
    return [hidden, button];
}

/** What is for those who want more than the answer. @param {string} title @param {...any} content */
function foldOut(title, ...content) {
    return el("details", { class: "utdypning" }, el("summary", null, title), content);
}

/** @param {string} id @param {string} [text] */
function partyLink(id, text) {
    return el("a", { href: writeAddress({ ...emptyState(), view: "kart", actor: id }) }, softly(text ?? name(id)));
}

/** As Norwegian Excel opens it: marked UTF-8, semicolons, decimal comma; nothing in it is a formula.
 *  @param {Column[]} columns @param {Cell[][]} rows */
function csvOf(columns, rows) {
    /** @param {string|number|null} value */
    const field = (value) => {
        if (value === null) return "";
        if (typeof value === "number") return String(value).replace(".", ",");
        const safe = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
        return /[";\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
    };
    const lines = [columns.map((column) => field(column[1])),
        ...rows.map((row) => row.map((cell) => field(typeof cellValue(cell) === "number"
            ? cellValue(cell) : cell === null ? null : cellText(cell))))];
    return "\ufeff" + lines.map((line) => line.join(";") + "\r\n").join("");
}

/** @param {string} title @param {Column[]} columns @param {Cell[][]} rows */
function saveButton(title, columns, rows) {
    return el("button", { type: "button", class: "lenkeknapp", click: () =>
        save(fileName(title) + ".csv", "text/csv", csvOf(columns, rows)) }, word("SAVE_TABLE"));
}

/** @param {string} title */
function fileName(title) {
    return fold(title).replace(/ /g, "-").slice(0, 60) || "aktorkart";
}

/** @param {string} file @param {string} type @param {BlobPart} content */
function save(file, type, content) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = el("a", { href: address, download: file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** The sentences that a document opens with, before its first table or heading.
 *  @param {Paper} paper @returns {["p"|"i", string, string|null][]} */
function opening(paper) {
    const found = [];
    for (const [index, block] of paper.entries()) {
        if (block[0] === "t" || (block[0] === "h" && index > 0)) break;
        if (block[0] === "p" || block[0] === "i") found.push(block);
    }
    return /** @type {any} */ (found);
}

/** @param {Paper} paper @param {string} name */
function tableNamed(paper, name) {
    const found = paper.find((block) => block[0] === "t" && block[1] === name);
    return /** @type {Extract<Block, ["t", ...any]>|undefined} */ (found);
}

/** @param {string} text @param {string|null} basis */
function sentence(text, basis) {
    return [text, basis && el("small", null, " " + basis)];
}

/** A whole document; its first heading is the view's own.
 *  @param {Paper} paper @param {number} level of its headings of level 1
 *  @param {{ without?: string[], most?: number, title?: string }} [how] title: of tables that have none */
function paperView(paper, level, how) {
    const out = el("div", { class: "dokument" });
    let list = null, heading = how?.title ?? "";
    for (const [index, block] of paper.entries()) {
        if (block[0] !== "i") list = null;
        if (block[0] === "h") {
            heading = index > 0 || !heading ? block[2] : heading;
            if (index > 0) out.append(el("h" + Math.min(6, block[1] - 1 + level), null, block[2]));
        } else if (block[0] === "p") {
            out.append(el("p", null, sentence(block[1], block[2])));
        } else if (block[0] === "i") {
            list = list ?? out.appendChild(el("ul"));
            list.append(el("li", null, sentence(block[1], block[2])));
        } else if (block[0] === "n") {
            out.append(el("p", { class: "merknad" }, block[1]));
        } else if (block[5].length > 0 && !how?.without?.includes(block[1])) {
            out.append(table(block[2] ?? heading, block[4], block[5],
                { most: how?.most, caption: block[2] === null ? "" : undefined }));
        }
    }
    return out;
}

/** A document in three languages as it is packed: a cell that is as the first language has it is 0 in
 *  the others. @param {[Paper, Paper, Paper]} three */
function unpackPapers(three) {
    for (const paper of three.slice(1))
        for (const [index, block] of paper.entries()) {
            const first = three[0][index];
            if (block[0] !== "t" || first?.[0] !== "t") continue;
            for (const [row, cells] of block[5].entries())
                for (const [column, cell] of cells.entries())
                    if (cell === 0) cells[column] = first[5][row][column];
        }
}
