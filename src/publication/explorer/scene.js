// @ts-check
"use strict";

/* The map on the screen: what of it is shown, and how strongly; its cards are picked by mouse, touch and keys. */

/** @typedef {{ root: HTMLElement, update: (shown: Shown) => void, draw: (scene: Scene, shown: Shown) => void,
 *    focusCard: (id: string) => void, picture: () => SVGElement, fit: () => void,
 *    zoom: (factor: number) => void }} SceneView */
/** @typedef {{ picked: string|null, layers: string[], year: number|null, keep: ((id: string) => boolean)|null,
 *    side: string|null }} Shown */
/** @typedef {{ card: SceneCard, made: SVGElement }} DrawnCard */
/** @typedef {{ edge: SceneEdge, made: SVGElement }} DrawnEdge */

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
