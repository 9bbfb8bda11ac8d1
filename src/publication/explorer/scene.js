// @ts-check
"use strict";

/* The map on the screen: drawn of its positions, moved by mouse, touch, keys and buttons, its cards picked. */

/** @typedef {{ root: HTMLElement, update: (shown: Shown) => void, draw: (scene: Scene, shown: Shown) => void,
 *    focusCard: (id: string) => void, picture: () => SVGElement, fit: () => void,
 *    zoom: (factor: number) => void }} SceneView */
/** @typedef {{ picked: string|null, layers: string[], year: number|null, keep: ((id: string) => boolean)|null,
 *    side: string|null }} Shown */
/** @typedef {{ card: SceneCard, made: SVGElement }} DrawnCard */
/** @typedef {{ edge: SceneEdge, made: SVGElement }} DrawnEdge */

const ZOOM_MOST = 6;

/** @param {string} label @param {(id: string) => void} pick @returns {SceneView} */
function sceneView(label, pick) {
    const canvas = svg("svg", { class: "scene", role: "group", "aria-label": label });
    const frame = el("div", { class: "sceneramme" }, canvas);
    /** @type {Scene|null} */
    let scene = null;
    /** @type {Map<string, DrawnCard>} */
    const cards = new Map();
    /** @type {DrawnEdge[]} */
    let edges = [];
    const own = svg("g", { class: "bånd" });
    let tabStop = "", picked = /** @type {string|null} */ (null);

    const { zoom, fit, centre } = magnifier(frame, canvas);
    canvas.addEventListener("keydown", (event) => {
        const id = /** @type {Element} */ (event.target).getAttribute("data-id");
        const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
        const way = /** @type {Record<string, number[]>} */ (ways)[event.key];
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (way && id) {
            const next = nearest(cards, id, way);
            if (next) focusCard(next);
        } else if ((event.key === "Enter" || event.key === " ") && id) pick(id);
        else if (event.key === "+") zoom(1.4);
        else if (event.key === "-") zoom(1 / 1.4);
        else if (event.key === "0") fit();
        else return;
        event.preventDefault();
    });
    /** @param {string} id */
    const stopAt = (id) => {
        cards.get(tabStop)?.made.setAttribute("tabindex", "-1");
        tabStop = id;
        cards.get(id)?.made.setAttribute("tabindex", "0");
    };
    /** @param {string} id */
    const focusCard = (id) => {
        if (!cards.has(id)) return;
        stopAt(id);
        cards.get(id)?.made.focus();
    };
    /** @param {Scene} next @param {Shown} shown */
    const draw = (next, shown) => {
        scene = next;
        cards.clear();
        canvas.setAttribute("viewBox", `0 0 ${next.width} ${next.height}`);
        const lines = svg("g", { class: "bånd" }), nodes = svg("g", { class: "kort" });
        edges = next.edges.map((edge) => ({ edge, made: drawEdge(edge) }));
        lines.append(...edges.map((each) => each.made));
        for (const card of next.cards) {
            const made = drawCard(card, next);
            made.addEventListener("click", () => pick(card.id));
            cards.set(card.id, { card, made });
            nodes.append(made);
        }
        stopAt(shown.picked && cards.has(shown.picked) ? shown.picked : next.cards[0]?.id ?? "");
        canvas.replaceChildren(...next.bands.map((band) => drawBand(band, next)),
            ...next.boxes.map(drawBox), lines, own, nodes, ...next.boxes.map((box) => drawTitle(box, next)));
        requestAnimationFrame(() => fitTexts(canvas));
        update(shown);
    };
    /** @param {Shown} shown */
    const update = (shown) => {
        if (!scene) return;
        const near = tone(edges, shown);
        own.replaceChildren(...(shown.side === null && shown.picked
            ? ownEdges(scene, edges, cards, shown, near).map(drawEdge) : []));
        const isPicked = shown.picked !== null && cards.has(shown.picked);
        for (const [id, { card, made }] of cards) {
            const kept = !shown.keep || shown.keep(id);
            made.classList.toggle("valgt", id === shown.picked);
            made.setAttribute("aria-pressed", String(id === shown.picked));
            made.classList.toggle("dempet", (isPicked && !near.has(id)) || !kept);
            made.classList.toggle("borte", (shown.side === "for" && card.fate === "added") ||
                (shown.side === "etter" && card.fate === "removed"));
        }
        canvas.classList.toggle("endringer", shown.side === "endring");
        if (shown.picked && shown.picked !== picked) {
            stopAt(cards.has(shown.picked) ? shown.picked : tabStop);
            const drawn = cards.get(shown.picked);
            if (drawn) requestAnimationFrame(() => centre(drawn));
        }
        picked = shown.picked;
    };
    return { root: frame, update, draw, focusCard, picture: () => canvas, fit, zoom };
}

/** What is shown of the lines and how strongly; who is tied to the one picked. @param {DrawnEdge[]} edges
 *  @param {Shown} shown @returns {Set<string>} */
function tone(edges, shown) {
    const near = new Set(shown.picked ? [shown.picked] : []);
    for (const { edge, made } of edges) {
        const off = !isShown(edge, shown);
        const isOwn = shown.picked ? edge.from === shown.picked || edge.to === shown.picked
            : !shown.keep || shown.keep(edge.from) || shown.keep(edge.to);
        made.classList.toggle("av", off);
        made.classList.toggle("dempet", !isOwn);
        if (!off && isOwn && shown.picked) near.add(edge.from).add(edge.to);
    }
    return near;
}

/** The ties of the one picked that the map has no line for: it has lines between categories where there
 *  are too many for single ones, and leaves out layers that are too many for it.
 *  @param {Scene} scene @param {DrawnEdge[]} drawn @param {Map<string, DrawnCard>} cards @param {Shown} shown
 *  @param {Set<string>} near grows @returns {SceneEdge[]} */
function ownEdges(scene, drawn, cards, shown, near) {
    const key = (/** @type {string} */ a, /** @type {string} */ b, /** @type {string} */ layer) =>
        layer + "\n" + (a < b ? a + "\n" + b : b + "\n" + a);
    const there = new Set(drawn.map(({ edge }) => key(edge.from, edge.to, edge.layer)));
    const made = [];
    for (const link of linksOf.get(shown.picked ?? "") ?? []) {
        if (!shown.layers.includes(link.layer) || !inForce(link, shown.year)) continue;
        for (const [start, end] of stepsOf(link)) {
            const from = cards.get(start)?.card, to = cards.get(end)?.card, own = key(start, end, link.layer);
            if (!from || !to || from === to || there.has(own)) continue;
            there.add(own);
            near.add(start).add(end);
            made.push(straightEdge(link, from, to));
        }
    }
    return made;
}

/** A curve from card to card, past whatever stands between. @param {Link} link @param {SceneCard} from
 *  @param {SceneCard} to @returns {SceneEdge} */
function straightEdge(link, from, to) {
    const down = to.y > from.y + from.height ? 1 : to.y + to.height < from.y ? -1 : 0;
    const x = from.x + from.width / 2, endX = to.x + to.width / 2;
    const y = down < 0 ? from.y : from.y + from.height, endY = down > 0 ? to.y : to.y + to.height;
    const bend = down === 0 ? 40 : (endY - y) / 2, rest = down > 0 ? -6 : 6;
    const [c1, c2] = down === 0 ? [y + bend, endY + bend] : [y + bend, endY - bend];
    const tip = link.directed ? `M${endX},${endY}l-4,${rest * 1.4}h8Z` : "";
    return { from: link.from, to: link.to, layer: link.layer, width: 2, arrows: tip,
        unknown: link.flow !== undefined && typeof link.flow.amount !== "number",
        path: `M${x},${y}C${x},${c1} ${endX},${c2} ${endX},${endY + (link.directed ? rest : 0)}` };
}

/** @param {SceneEdge} edge @param {Shown} shown */
function isShown(edge, shown) {
    if (!shown.layers.includes(edge.layer)) return false;
    if (shown.side === "for" && edge.before === false) return false;
    if (shown.side === "etter" && edge.after === false) return false;
    if (shown.year === null) return true;
    return linksBetween(edge).some((link) => inForce(link, shown.year));
}

/** @param {Link} link @param {SceneEdge} edge */
function joins(link, edge) {
    return stepsOf(link).some(([from, to]) => (from === edge.from && to === edge.to) ||
        (from === edge.to && to === edge.from));
}

/** The links of an edge of the map: bodies that have no card stand behind the one above them.
 *  @param {SceneEdge} edge */
function linksBetween(edge) {
    const found = (linksOf.get(edge.from) ?? []).filter((link) => link.layer === edge.layer && joins(link, edge));
    return found.length ? found : [{ years: [null, null] }].map((link) => /** @type {Link} */ (link));
}

/** The nearest card in a direction. @param {Map<string, DrawnCard>} cards @param {string} id
 *  @param {number[]} way */
function nearest(cards, id, way) {
    const middle = (/** @type {SceneCard} */ card) => [card.x + card.width / 2, card.y + card.height / 2];
    const from = cards.get(id);
    if (!from) return null;
    const [x, y] = middle(from.card);
    let best = null, least = Infinity;
    for (const { card, made } of cards.values()) {
        const [cardX, cardY] = middle(card);
        const along = (cardX - x) * way[0] + (cardY - y) * way[1];
        const across = Math.abs((cardX - x) * way[1]) + Math.abs((cardY - y) * way[0]);
        const cost = along + 2.5 * across;
        if (along > 4 && cost < least && !made.classList.contains("borte")) {
            least = cost;
            best = card.id;
        }
    }
    return best;
}

/** Makes a picture larger within its frame, which scrolls. @param {HTMLElement} frame @param {SVGElement} canvas */
function magnifier(frame, canvas) {
    let scale = 1;
    /** @param {number} factor @param {number} [x] @param {number} [y] of the frame, and stays there */
    const zoom = (factor, x, y) => {
        const before = scale, atX = x ?? frame.clientWidth / 2, atY = y ?? frame.clientHeight / 2;
        const left = frame.scrollLeft + atX, top = frame.scrollTop + atY;
        if (before === 1) frame.style.height = frame.getBoundingClientRect().height + "px";
        scale = Math.min(ZOOM_MOST, Math.max(1, scale * factor));
        canvas.style.width = scale === 1 ? "" : `calc(var(--scenebredde) * ${scale})`;
        if (scale === 1) frame.style.height = "";
        frame.classList.toggle("forstorret", scale > 1);
        frame.scrollTo(left * (scale / before) - atX, top * (scale / before) - atY);
    };
    const fit = () => {
        zoom(1 / scale);
        frame.scrollTo(0, 0);
    };
    /** @param {DrawnCard} drawn */
    const centre = ({ card, made }) => {
        if (frame.scrollHeight > 1.5 * window.innerHeight) made.scrollIntoView({ block: "nearest" });
        const inside = frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1;
        if (!inside) return;
        const size = canvas.getBoundingClientRect().width / Number(canvas.getAttribute("viewBox")?.split(" ")[2]);
        frame.scrollTo((card.x + card.width / 2) * size - frame.clientWidth / 2,
            (card.y + card.height / 2) * size - frame.clientHeight / 2);
    };
    pull(frame);
    pinch(frame, zoom);
    frame.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // else the page scrolls
        event.preventDefault();
        const box = frame.getBoundingClientRect();
        zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    return { zoom, fit, centre };
}

/** A mouse takes hold of the picture; a finger scrolls it by itself. @param {HTMLElement} frame */
function pull(frame) {
    let held = false, moved = 0;
    frame.addEventListener("pointerdown", (event) => {
        held = event.pointerType === "mouse" && event.button === 0;
        moved = 0;
    });
    frame.addEventListener("pointermove", (event) => {
        if (!held || event.buttons === 0) return;
        moved += Math.abs(event.movementX) + Math.abs(event.movementY);
        if (moved <= 6) return;
        if (!frame.hasPointerCapture(event.pointerId)) frame.setPointerCapture(event.pointerId);
        frame.scrollBy(-event.movementX, -event.movementY);
    });
    for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => { held = false; });
    frame.addEventListener("click", (event) => {
        if (moved > 6) event.stopPropagation();
    }, true);
}

/** @param {HTMLElement} frame @param {(factor: number, x: number, y: number) => void} zoom */
function pinch(frame, zoom) {
    let was = 0;
    frame.addEventListener("touchstart", () => { was = 0; }, { passive: true });
    frame.addEventListener("touchmove", (event) => {
        if (event.touches.length !== 2) return;
        event.preventDefault();
        const [one, other] = event.touches, box = frame.getBoundingClientRect();
        const is = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
        if (was > 0) zoom(is / was, (one.clientX + other.clientX) / 2 - box.left,
            (one.clientY + other.clientY) / 2 - box.top);
        was = is;
    }, { passive: false });
}

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
        textLines(box.lines[lang], termName("categories", box.id), { x: box.titleX,
            middle: box.titleY + (box.lines[lang].length > 2 ? 4 : 0), room: Math.min(box.x + box.width - 4, ...beside) - box.titleX, anchor: "start" }));
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
