// @ts-check
"use strict";

/* Documents and tables: the same look wherever they stand, sorted by their heads, saved as CSV. */

/** @param {string} title @param {Column[]} columns @param {Cell[][]} rows
 *  @param {{ caption?: string, level?: number, note?: string, link?: boolean, most?: number }} [how] */
function table(title, columns, rows, how) {
    const hidden = columns.length > 1 && columns[0][0] === "id" && columns[0][2] === "code" ? 1 : 0;
    const body = el("tbody");
    let sorted = rows;
    let most = how?.most ?? Infinity;
    const fill = () => body.replaceChildren(...sorted.slice(0, most).map((row) =>
        tableRow(columns, row, hidden, how?.link !== false)));
    const heads = columns.slice(hidden).map((column, index) => sortHead(column, (up) => {
        sorted = [...rows].sort((a, b) => compareCells(a[index + hidden], b[index + hidden]) * (up ? 1 : -1));
        fill();
    }));
    fill();
    const made = el("table", null,
        how?.caption === "" ? null : el("caption", null, how?.caption ?? title),
        el("thead", null, el("tr", null, heads)), body);
    const more = rows.length > most && el("button", { class: "lenkeknapp", type: "button",
        click: (/** @type {Event} */ event) => {
            most = Infinity;
            fill();
            /** @type {HTMLElement} */ (event.target).remove();
        } }, word("SHOW_ALL_ROWS", number(rows.length)));
    return el("div", { class: "tabellramme" },
        el("div", { class: "tabell", tabindex: 0, role: "region", "aria-label": title }, made),
        el("p", { class: "meta verktoy" }, more, saveButton(title, columns, rows)));
}

/** @param {Column} column @param {(up: boolean) => void} sort */
function sortHead(column, sort) {
    const isNumber = ["whole", "number", "money"].includes(column[2]);
    const head = el("th", { scope: "col", class: isNumber ? "tall" : null });
    head.append(el("button", { type: "button", class: "sorter", click: () => {
        const up = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") !== "ascending" : !isNumber;
        for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        sort(up);
    } }, column[1], el("span", { class: "pil", "aria-hidden": "true" })));
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

/** What is not known comes last, whichever way. @param {Cell} a @param {Cell} b */
function compareCells(a, b) {
    const left = cellValue(a), right = cellValue(b);
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
    if (typeof left === "number" && typeof right === "number") return left - right;
    return compare(cellText(a), cellText(b));
}

/** @param {Column[]} columns @param {Cell[]} row @param {number} hidden @param {boolean} linked */
function tableRow(columns, row, hidden, linked) {
    return el("tr", null, columns.slice(hidden).map((column, index) => {
        const cell = row[index + hidden];
        const isNumber = ["whole", "number", "money"].includes(column[2]);
        const id = index === 0 && hidden ? String(cellValue(row[0])) : String(cellValue(cell));
        const isParty = linked && parties.has(id) &&
            (index === 0 || ["from", "to", "via", "holder", "other", "id"].includes(column[0]));
        const shown = isParty ? partyLink(id, cellText(cell)) : cellText(cell);
        return index === 0 ? el("th", { scope: "row" }, shown)
            : el("td", { class: isNumber ? "tall" : null }, shown);
    }));
}

/** @param {string} id @param {string} [text] */
function partyLink(id, text) {
    return el("a", { href: writeAddress({ ...emptyState(), view: "kart", actor: id }) }, text ?? name(id));
}

/** As Norwegian Excel opens it: marked UTF-8, semicolons, decimal comma; nothing in it is a formula.
 *  @param {Column[]} columns @param {Cell[][]} rows */
function csvOf(columns, rows) {
    /** @param {string|number|null} value */
    const field = (value) => {
        if (value === null) return "";
        if (typeof value === "number") return String(value).replace(".", ",");
        const safe = /^[=+\-@\t]/.test(value) ? "'" + value : value;
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
    const found = paper.find((block) => block[0] === "t" && block[1] === name && block[3] !== "machines");
    return /** @type {Extract<Block, ["t", ...any]>|undefined} */ (found);
}

/** @param {string} text @param {string|null} basis */
function sentence(text, basis) {
    return [text, basis && el("small", null, " " + basis)];
}

/** A whole document; its first heading is the view's own.
 *  @param {Paper} paper @param {number} level of its headings of level 1
 *  @param {{ without?: string[], most?: number }} [how] */
function paperView(paper, level, how) {
    const out = el("div", { class: "dokument" });
    let list = null, heading = "";
    for (const [index, block] of paper.entries()) {
        if (block[0] !== "i") list = null;
        if (block[0] === "h") {
            heading = block[2];
            if (index > 0) out.append(el("h" + Math.min(6, block[1] - 1 + level), null, block[2]));
        } else if (block[0] === "p") {
            out.append(el("p", null, sentence(block[1], block[2])));
        } else if (block[0] === "i") {
            list = list ?? out.appendChild(el("ul"));
            list.append(el("li", null, sentence(block[1], block[2])));
        } else if (block[0] === "n") {
            out.append(el("p", { class: "merknad" }, block[1]));
        } else if (block[3] !== "machines" && block[5].length > 0 && !how?.without?.includes(block[1])) {
            out.append(table(block[2] ?? heading, block[4], block[5], { most: how?.most }));
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
