// @ts-check
"use strict";

/* The map on the screen: drawn of its positions, moved by mouse, touch, keys and buttons, its cards picked. */

/** @typedef {{ root: HTMLElement, update: (shown: Shown) => void, draw: (scene: Scene, shown: Shown) => void,
 *    focusCard: (id: string) => void, picture: () => SVGElement, fit: () => void }} SceneView */
/** @typedef {{ picked: string|null, layers: string[], year: number|null, keep: ((id: string) => boolean)|null,
 *    side: string|null }} Shown */

const ZOOM_MOST = 6;

/** @param {string} label @param {(id: string) => void} pick @returns {SceneView} */
function sceneView(label, pick) {
    const canvas = svg("svg", { class: "scene", role: "group", "aria-label": label });
    const frame = el("div", { class: "sceneramme" }, canvas);
    const view = { x: 0, y: 0, scale: 1 };
    /** @type {Scene|null} */
    let scene = null;
    /** @type {Map<string, SVGElement>} */
    const cards = new Map();
    /** @type {{ edge: SceneEdge, made: SVGElement }[]} */
    let edges = [];
    let tabStop = "";

    const apply = () => {
        canvas.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    };
    /** @param {number} factor @param {number} [x] @param {number} [y] of the frame */
    const zoom = (factor, x, y) => {
        const scale = Math.min(ZOOM_MOST, Math.max(1, view.scale * factor));
        const atX = x ?? frame.clientWidth / 2, atY = y ?? frame.clientHeight / 2;
        view.x = atX - ((atX - view.x) / view.scale) * scale;
        view.y = atY - ((atY - view.y) / view.scale) * scale;
        view.scale = scale;
        hold();
    };
    /* The picture never leaves its frame. */
    const hold = () => {
        const wide = frame.clientWidth * view.scale, high = frame.clientHeight * view.scale;
        view.x = Math.min(0, Math.max(frame.clientWidth - wide, view.x));
        view.y = Math.min(0, Math.max(frame.clientHeight - high, view.y));
        apply();
    };
    const fit = () => {
        Object.assign(view, { x: 0, y: 0, scale: 1 });
        apply();
    };
    steer(frame, view, zoom, hold);
    canvas.addEventListener("keydown", (event) => {
        const id = /** @type {Element} */ (event.target).getAttribute("data-id");
        const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
        const way = /** @type {Record<string, number[]>} */ (ways)[event.key];
        if (way && id && scene) {
            const next = nearest(scene, id, way, cards);
            if (next) focusCard(next);
        } else if ((event.key === "Enter" || event.key === " ") && id) pick(id);
        else if (event.key === "+") zoom(1.4);
        else if (event.key === "-") zoom(1 / 1.4);
        else if (event.key === "0") fit();
        else return;
        event.preventDefault();
    });
    /** @param {string} id */
    const focusCard = (id) => {
        const made = cards.get(id);
        if (!made) return;
        cards.get(tabStop)?.setAttribute("tabindex", "-1");
        tabStop = id;
        made.setAttribute("tabindex", "0");
        made.focus();
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
            cards.set(card.id, made);
            nodes.append(made);
        }
        tabStop = shown.picked && cards.has(shown.picked) ? shown.picked : next.cards[0]?.id ?? "";
        cards.get(tabStop)?.setAttribute("tabindex", "0");
        canvas.replaceChildren(...next.bands.map((band) => drawBand(band, next)),
            ...next.boxes.map(drawBox), lines, nodes, ...next.boxes.map(drawTitle));
        update(shown);
    };
    /** @param {Shown} shown */
    const update = (shown) => {
        if (!scene) return;
        const near = new Set(shown.picked ? [shown.picked] : []);
        for (const { edge, made } of edges) {
            const off = !isShown(edge, shown);
            made.classList.toggle("av", off);
            const own = !shown.picked || edge.from === shown.picked || edge.to === shown.picked;
            made.classList.toggle("dempet", !own);
            if (!off && own && shown.picked) near.add(edge.from).add(edge.to);
        }
        const isPicked = shown.picked !== null && cards.has(shown.picked);
        for (const [id, made] of cards) {
            const kept = !shown.keep || shown.keep(id);
            made.classList.toggle("valgt", id === shown.picked);
            made.setAttribute("aria-pressed", String(id === shown.picked));
            made.classList.toggle("dempet", (isPicked && !near.has(id)) || !kept);
            const card = scene.cards.find((each) => each.id === id);
            made.classList.toggle("borte", (shown.side === "for" && card?.fate === "added") ||
                (shown.side === "etter" && card?.fate === "removed"));
        }
        canvas.classList.toggle("endringer", shown.side === "endring");
    };
    return { root: frame, update, draw, focusCard, picture: () => canvas, fit: () => fit(),
        .../** @type {any} */ ({ zoom }) };
}

/** @param {SceneEdge} edge @param {Shown} shown */
function isShown(edge, shown) {
    if (!shown.layers.includes(edge.layer)) return false;
    if (shown.side === "for" && edge.before === false) return false;
    if (shown.side === "etter" && edge.after === false) return false;
    if (shown.year === null) return true;
    return linksBetween(edge).some((link) => inForce(link, shown.year));
}

/** The links of an edge of the map: bodies that have no card stand behind the one above them.
 *  @param {SceneEdge} edge */
function linksBetween(edge) {
    const found = (linksOf.get(edge.from) ?? []).filter((link) => link.layer === edge.layer &&
        (link.from === edge.to || link.to === edge.to));
    return found.length ? found : [{ years: [null, null] }].map((link) => /** @type {Link} */ (link));
}

/** The nearest card in a direction. @param {Scene} scene @param {string} id @param {number[]} way
 *  @param {Map<string, SVGElement>} cards */
function nearest(scene, id, way, cards) {
    const middle = (/** @type {SceneCard} */ card) => [card.x + card.width / 2, card.y + card.height / 2];
    const from = scene.cards.find((card) => card.id === id);
    if (!from) return null;
    const [x, y] = middle(from);
    let best = null, least = Infinity;
    for (const card of scene.cards) {
        const [cardX, cardY] = middle(card);
        const along = (cardX - x) * way[0] + (cardY - y) * way[1];
        const across = Math.abs((cardX - x) * way[1]) + Math.abs((cardY - y) * way[0]);
        const cost = along + 2.5 * across;
        if (along > 4 && cost < least && !cards.get(card.id)?.classList.contains("borte")) {
            least = cost;
            best = card.id;
        }
    }
    return best;
}

/** Mouse, touch and wheel. @param {HTMLElement} frame @param {{ x: number, y: number, scale: number }} view
 *  @param {(factor: number, x?: number, y?: number) => void} zoom @param {() => void} hold */
function steer(frame, view, zoom, hold) {
    /** @type {Map<number, PointerEvent>} */
    const fingers = new Map();
    let moved = 0;
    frame.addEventListener("pointerdown", (event) => {
        fingers.set(event.pointerId, event);
        moved = 0;
    });
    frame.addEventListener("pointermove", (event) => {
        const before = fingers.get(event.pointerId);
        if (!before || view.scale === 1 && fingers.size < 2) return;
        if (fingers.size === 2) {
            const other = [...fingers.values()].find((each) => each.pointerId !== event.pointerId);
            if (other) {
                const was = Math.hypot(before.clientX - other.clientX, before.clientY - other.clientY);
                const is = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
                const box = frame.getBoundingClientRect();
                if (was > 0) zoom(is / was, (event.clientX + other.clientX) / 2 - box.left,
                    (event.clientY + other.clientY) / 2 - box.top);
            }
        } else {
            view.x += event.clientX - before.clientX;
            view.y += event.clientY - before.clientY;
            hold();
        }
        moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
        if (moved > 6 && !frame.hasPointerCapture(event.pointerId)) frame.setPointerCapture(event.pointerId);
        fingers.set(event.pointerId, event);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"])
        frame.addEventListener(end, (event) => fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
    frame.addEventListener("click", (event) => {
        if (moved > 6) event.stopPropagation();
    }, true);
    frame.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // else the page scrolls
        event.preventDefault();
        const box = frame.getBoundingClientRect();
        zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
}

/** @param {string[]} lines @param {number} x @param {number} middle @param {string} [anchor] */
function textLines(lines, x, middle, anchor) {
    const step = 15.5, first = middle - (step * (lines.length - 1)) / 2 + 4.6;
    return svg("text", { "text-anchor": anchor ?? "middle" }, ...lines.map((line, index) =>
        svg("tspan", { x, y: first + step * index }, line)));
}

/** @param {SceneBand} band @param {Scene} scene */
function drawBand(band, scene) {
    return svg("g", { class: "felt" },
        svg("rect", { x: 0, y: band.y, width: scene.width, height: band.height, rx: 8 }),
        textLines(band.lines[lang], 12, band.y + band.height / 2, "start"));
}

/** @param {SceneBox} box */
function drawBox(box) {
    return svg("g", { class: "kategori", "data-slot": box.slot },
        svg("title", null, box.lines[lang].join(" ")),
        svg("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 6 }));
}

/** @param {SceneBox} box */
function drawTitle(box) {
    return svg("g", { class: "kategorinavn", "data-slot": box.slot, "aria-hidden": "true" },
        textLines(box.lines[lang], box.titleX, box.titleY, "start"));
}

/** @param {SceneEdge} edge */
function drawEdge(edge) {
    const classes = ["lag-" + edge.layer, edge.unknown ? "ukjent" : "", edge.fate ?? ""];
    return svg("g", { class: classes.join(" ").trim(), "data-from": edge.from, "data-to": edge.to },
        svg("title", null, edgeTitle(edge)),
        svg("path", { d: edge.path, class: "under", "stroke-width": edge.width + 3 }),
        svg("path", { d: edge.path, class: "strek", "stroke-width": edge.width }),
        edge.unknown && svg("path", { d: edge.path, class: "hul", "stroke-width": edge.width - 2.2 }),
        edge.arrows && svg("path", { d: edge.arrows, class: "pilspiss" }));
}

/** @param {SceneEdge} edge */
function edgeTitle(edge) {
    const found = (linksOf.get(edge.from) ?? []).find((link) => link.layer === edge.layer &&
        (link.from === edge.to || link.to === edge.to));
    return brief(edge.from) + " " + (found ? verb(found, found.from !== edge.from) :
        word("LAYER_" + edge.layer.toUpperCase()).toLowerCase()) + " " + brief(edge.to);
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
        textLines(card.lines[lang], x, middle),
        card.business && svg("path", { class: "stjerne", d: star(card.x + 3, card.y + 2) }),
        card.fate && badge(card.x, card.y, card.fate));
}

/** @param {SceneCard} card */
function cardLabel(card) {
    const parts = [card.lines[lang].join(" ").replace(/- /g, ""), name(card.id)];
    if (card.driver) parts.push(word("DRIVER"));
    if (card.fate) parts.push(word("FATE_" + card.fate.toUpperCase()));
    return [...new Set(parts)].join(", ");
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
