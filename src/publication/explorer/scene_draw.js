// @ts-check
"use strict";

/* The parts of the map as SVG: bands, categories, lines and cards. */

/** Other letters than those that the map was laid out for may be wider: those lines are pressed together.
 *  Hyphens that only break a word are drawn, so that the text is the name. @param {SVGElement} canvas */
function fitTexts(canvas) {
    const lines = /** @type {SVGTSpanElement[]} */ ([...canvas.querySelectorAll("tspan")]);
    const widths = lines.map((line) => line.getComputedTextLength());
    for (const [index, line] of lines.entries()) {
        const room = Number(line.dataset.rom), width = Math.min(widths[index], room);
        if (widths[index] > room) {
            line.setAttribute("textLength", String(room));
            line.setAttribute("lengthAdjust", "spacingAndGlyphs");
        }
        if (line.dataset.delt === undefined) continue;
        const text = /** @type {Element} */ (line.parentNode);
        const x = Number(line.getAttribute("x")) + (text.getAttribute("text-anchor") === "start" ? width : width / 2);
        text.after(svg("path", { class: "delestrek", d: `M${(x + 0.8).toFixed(1)},${Number(line.getAttribute("y")) - 4.2}h4` }));
    }
}

/** Whether the hyphen that ends a line belongs to the name. @param {string} line @param {string} next
 *  @param {string} whole */
function isBroken(line, next, whole) {
    return line.endsWith("-") && !whole.includes(line) && whole.includes(line.slice(0, -1) + next.split(/[ -]/)[0]);
}

/** @param {string[]} lines @param {string} whole the name in one line @param {{ x: number, middle: number,
 *    room: number, anchor?: string }} place */
function textLines(lines, whole, place) {
    const step = 15.5, first = place.middle - (step * (lines.length - 1)) / 2 + 4.6;
    const made = lines.flatMap((line, index) => {
        const broken = isBroken(line, lines[index + 1] ?? "", whole);
        const shown = svg("tspan", { x: place.x, y: first + step * index, "data-rom": place.room.toFixed(1),
            "data-delt": broken }, broken ? line.slice(0, -1) : line);
        return index + 1 < lines.length && !broken ? [shown, " "] : [shown];
    });
    return svg("text", { "text-anchor": place.anchor ?? "middle" }, ...made);
}

/** @param {SceneBand} band @param {Scene} scene */
function drawBand(band, scene) {
    const room = Math.min(...scene.boxes.map((box) => box.x)) - 16;
    return svg("g", { class: "belte" },
        svg("rect", { x: 0, y: band.y, width: scene.width, height: band.height, rx: 8 }),
        textLines(band.lines[lang], bandName(band), { x: 12, middle: band.y + band.height / 2, room,
            anchor: "start" }));
}

/** A band's name in one line, as the taxonomy has it. @param {SceneBand} band */
function bandName(band) {
    const spelt = (/** @type {string} */ text) => text.replace(/[\s-]/g, "");
    return [...terms.get("bands")?.values() ?? []].map((each) => say(each.name))
        .find((each) => spelt(each) === spelt(band.lines[lang].join(""))) ?? band.lines[lang].join(" ");
}

/** @param {SceneBox} box */
function drawBox(box) {
    return svg("g", { class: "kategori", "data-slot": box.slot },
        svg("title", null, termName("categories", box.id)),
        svg("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 6 }));
}

/** @param {SceneBox} box @param {Scene} scene */
function drawTitle(box, scene) {
    const beside = scene.cards.filter((card) => scene.boxes[card.box] === box && card.x > box.titleX &&
        card.y < box.titleY && card.y + card.height > box.titleY).map((card) => card.x - 4);
    return svg("g", { class: "kategorinavn", "data-slot": box.slot, "aria-hidden": "true" },
        textLines(box.lines[lang], termName("categories", box.id), { x: box.titleX, anchor: "start",
            middle: box.titleY + (box.lines[lang].length > 2 ? 4 : 0),
            room: Math.min(box.x + box.width - 4, ...beside) - box.titleX }));
}

/** @param {SceneEdge} edge */
function drawEdge(edge) {
    const classes = ["lag-" + edge.layer, edge.unknown ? "ukjent" : "", edge.fate ?? ""];
    return svg("g", { class: classes.join(" ").trim(), "data-from": edge.from, "data-to": edge.to },
        svg("title", null, edgeTitle(edge)),
        svg("path", { d: edge.path, class: "under", "stroke-width": edge.width + 3 }),
        svg("path", { d: edge.path, class: "strek", "stroke-width": edge.width }),
        edge.arrows && svg("path", { d: edge.arrows, class: "pilspiss" }));
}

/** @param {SceneEdge} edge */
function edgeTitle(edge) {
    const found = (linksOf.get(edge.from) ?? []).find((link) => link.layer === edge.layer && joins(link, edge));
    return endName(edge.from) + " " + (found ? verb(found, found.from !== edge.from && found.flow?.via !== edge.from) :
        "– " + word("LAYER_" + edge.layer.toUpperCase()).toLowerCase() + " –") + " " + endName(edge.to);
}

/** A line ends at a card, or at a category. @param {string} id */
function endName(id) {
    return parties.has(id) ? brief(id) : termName("categories", id);
}

/** @param {SceneCard} card @param {Scene} scene */
function drawCard(card, scene) {
    const round = card.table === "programmes" ? card.height / 2.6 : 4;
    const x = card.x + card.width / 2, middle = card.y + card.height / 2;
    const classes = ["node", card.driver ? "padriver" : "", card.fate ?? ""].join(" ").trim();
    return svg("g", { class: classes, role: "button", tabindex: -1, "data-id": card.id,
        "data-slot": scene.boxes[card.box]?.slot ?? "", "aria-label": cardLabel(card) },
        svg("title", null, name(card.id)),
        svg("rect", { class: "ring", x: card.x - 3, y: card.y - 3, width: card.width + 6,
            height: card.height + 6, rx: round + 3 }),
        svg("rect", { class: "flate", x: card.x, y: card.y, width: card.width, height: card.height,
            rx: round }),
        card.table === "forums" && svg("rect", { class: "indre", x: card.x + 3, y: card.y + 3,
            width: card.width - 6, height: card.height - 6, rx: 2 }),
        textLines(card.lines[lang], name(card.id) + " " + brief(card.id), { x, middle, room: card.width - 5 }),
        card.business && svg("path", { class: "stjerne", d: star(card.x + 3, card.y + 2) }),
        card.fate && badge(card.x, card.y, card.fate));
}

/** What is written on the card, its whole name and its marks. @param {SceneCard} card */
function cardLabel(card) {
    const lines = card.lines[lang], whole = name(card.id) + " " + brief(card.id);
    const written = lines.map((line, index) => isBroken(line, lines[index + 1] ?? "", whole)
        ? line.slice(0, -1) : line + " ").join("").trim();
    const said = [written, name(card.id)];
    if (card.driver) said.push(word("DRIVER"));
    if (card.fate) said.push(word("FATE_" + card.fate.toUpperCase()));
    return [...new Set(said)].join(", ");
}

/** @param {number} x @param {number} y */
function star(x, y) {
    let path = "";
    for (let i = 0; i < 10; i++) {
        const radius = i % 2 ? 3.1 : 7.5, angle = (Math.PI * i) / 5;
        path += (i ? "L" : "M") + (x + radius * Math.sin(angle)).toFixed(1) + "," +
            (y - radius * Math.cos(angle)).toFixed(1);
    }
    return path + "Z";
}

/** @param {number} x @param {number} y @param {string} fate */
function badge(x, y, fate) {
    const signs = /** @type {Record<string, string>} */ ({ added: "+", removed: "−", changed: "Δ" });
    return svg("g", { class: "merke " + fate, "aria-hidden": "true" },
        svg("circle", { cx: x + 1, cy: y + 1, r: 8.5 }),
        svg("text", { x: x + 1, y: y + 5.4, "text-anchor": "middle" }, signs[fate] ?? ""));
}
