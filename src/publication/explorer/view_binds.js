// @ts-check
"use strict";

/* Hvem binder sammen? Who has ties to most, who stands between, who must not fall out, and where they meet. */

/** Bars of one unit; nothing is no bar. @param {string} title @param {{ id: string|null, text: string, count: number }[]} bars */
function barList(title, bars) {
    const most = Math.max(...bars.map((bar) => bar.count), 1);
    return el("table", { class: "stolper" }, el("caption", null, title), el("tbody", null, bars.map((bar) => el("tr", null,
        el("th", { scope: "row" }, bar.id === null ? bar.text : partyLink(bar.id, bar.text)),
        el("td", { class: "stolpe", "aria-hidden": "true" }, svg("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none", width: "100%", height: 14 },
            svg("rect", { x: 0, y: 0, height: 14, width: ((100 * bar.count) / most).toFixed(1) }))),
        el("td", { class: "tall" }, number(bar.count))))));
}

/** The bars of a column of a document. @param {Extract<Block, ["t", ...any]>|undefined} found @param {string} who
 *  @param {string} key @param {number} share of the count */
function barsOf(found, who, key, share) {
    if (!found) return [];
    const at = (/** @type {string} */ name) => found[4].findIndex((column) => column[0] === name);
    return found[5].slice(0, 10).map((row) => {
        const value = String(cellValue(row[at(who)]) ?? "");
        const id = parties.has(value) ? value : partyNamed(value) ?? null;
        return { id, text: id === null ? value : brief(id), count: Math.round(Number(cellValue(row[at(key)])) * share) };
    }).filter((bar) => bar.count > 0);
}

/** @typedef {{ a: string, b: string, meets: string }} DriverPair meets: in which ways, empty for none */

/** Every pair of drivers, and what ties them. @returns {DriverPair[]} */
function driverPairs() {
    const drivers = [...parties.values()].filter((party) => party.driver === "central").map((party) => party.id);
    return drivers.flatMap((a, index) => drivers.slice(index + 1).map((b) => ({ a, b,
        meets: tiedTo().get(a)?.has(b) ? waysOf(a, b).join("; ") : "" })));
}

/** @param {string} a @param {string} b @returns {string[]} */
function waysOf(a, b) {
    const direct = (linksOf.get(a) ?? []).filter((link) => link.from === b || link.to === b)
        .map((link) => link.tie?.what ? say(link.tie.what) : word("LAYER_" + link.layer.toUpperCase()).toLowerCase());
    const forums = (data.dataset.forums ?? []).filter((forum) => forum.members?.includes(a) && forum.members.includes(b))
        .map((forum) => name(forum.id));
    return [...new Set([...direct, ...forums])];
}

/** The drivers in a ring, with a line for each pair that is tied; names stand outside, off the lines.
 *  @param {DriverPair[]} pairs */
function driverRing(pairs) {
    const drivers = [...new Set(pairs.flatMap((pair) => [pair.a, pair.b]))];
    const places = new Map(drivers.map((id, index) => {
        const angle = (2 * Math.PI * index) / drivers.length - Math.PI / 2;
        return [id, [320 + 150 * Math.cos(angle), 200 + 150 * Math.sin(angle)]];
    }));
    const tied = pairs.filter((pair) => pair.meets);
    const lines = pairs.map((pair) => svg("path", { class: pair.meets ? "strek" : "ingenstrek",
        d: "M" + [pair.a, pair.b].map((id) => places.get(id)?.map((at) => at.toFixed(1)).join(" ")).join("L") }));
    return svg("svg", { class: "padriverring", viewBox: "0 0 640 400", role: "img",
        "aria-label": word("PAIRS_TIED", number(tied.length), number(pairs.length)) },
    ...lines.filter((_, index) => !pairs[index].meets), ...lines.filter((_, index) => pairs[index].meets),
    ...[...places].map(([id, [x, y]]) => ringName(brief(id), x, y)));
}

/** @param {string} text @param {number} x @param {number} y */
function ringName(text, x, y) {
    const side = Math.abs(x - 320) < 30 ? "middle" : x < 320 ? "end" : "start";
    const words = text.length > 16 ? text.split(/ (?=\S+$)/) : [text];
    const above = 20 * (words.length - 1);
    const [atX, atY] = side !== "middle" ? [x + (x < 320 ? -16 : 16), y + 6 - above / 2] : [x, y < 200 ? y - 16 - above : y + 28];
    return svg("g", null, svg("circle", { cx: x, cy: y, r: 8 }), svg("text", { "text-anchor": side },
        ...words.map((line, index) => svg("tspan", { x: atX, y: atY + 20 * index }, line))));
}

/** Which pairs are missing, in words. @param {DriverPair[]} pairs */
function lackingPairs(pairs) {
    const lacking = pairs.filter((pair) => !pair.meets), tied = pairs.filter((pair) => pair.meets);
    if (lacking.length === 0) return null;
    const ends = (/** @type {DriverPair[]} */ some) => [...new Set(some.flatMap((pair) => [pair.a, pair.b]))];
    const alone = ends(lacking).filter((id) => !ends(tied).includes(id)).map(brief).sort(compare);
    return el("p", null, counted(lacking.length, "PAIR_LACKS", "PAIRS_LACK"),
        alone.length > 0 && " " + word("TIED_TO_NONE", listed(alone)));
}

function driversPart() {
    const pairs = driverPairs();
    if (pairs.length === 0) return null;
    /** @type {Column[]} */
    const columns = [["a", word("ONE"), "text"], ["b", word("OTHER"), "text"], ["ties", word("TIED_BY"), "text"]];
    const sorted = [...pairs].sort((a, b) => Number(!a.meets) - Number(!b.meets));
    return el("section", { id: "padrivere" }, el("h2", { tabindex: -1 }, word("DRIVERS_TITLE")),
        el("p", null, word("PAIRS_TIED", number(pairs.filter((pair) => pair.meets).length), number(pairs.length))),
        lackingPairs(pairs), driverRing(pairs), foldOut(word("SHOW_TABLE"), table(word("PAIRS_TABLE"), columns, sorted.map((pair) =>
            [[pair.a, brief(pair.a)], [pair.b, brief(pair.b)], pair.meets || word("NO_TIE")]), { caption: "" })));
}

/** An answer: the sentence, its picture, and the whole under a fold. @param {string} title @param {string} part
 *  @param {{ bars: { id: string|null, text: string, count: number }[], says: string, sentences: number, id: string }} how */
function bindsPart(title, part, how) {
    const paper = data.parts[part]?.[lang] ?? [];
    if (paper.length === 0) return null;
    return el("section", { id: how.id }, el("h2", { tabindex: -1 }, word(title)),
        opening(paper).slice(0, how.sentences).map(([, text, basis]) => el("p", null, sentence(text, basis))),
        how.bars.length > 0 && barList(how.says, how.bars),
        foldOut(word("SHOW_TABLE_AND_METHOD"), paperView(paper, 3, { most: 15, title: word(title) })));
}

/** The largest groups that are tied more to each other than to others. */
function clustersPart() {
    const paper = data.parts.communities?.[lang] ?? [];
    const found = tableNamed(paper, "sizes");
    if (!found) return null;
    const [size, members] = ["size", "members"].map((key) => found[4].findIndex((column) => column[0] === key));
    return el("section", { id: "grupper" }, el("h2", { tabindex: -1 }, word("CLUSTERS_TITLE")), el("p", null, word("CLUSTERS_SAYS")),
        el("ol", { class: "klynger" }, found[5].slice(0, 4).map((row) => el("li", null, el("strong", null,
            counted(Number(cellValue(row[size])), "BODY_ONE", "BODY_MANY")), ": ", cellContent(row[members], null)))),
        foldOut(word("SHOW_TABLE_AND_METHOD"), paperView(paper, 3, { most: 15, title: word("CLUSTERS_TITLE") })));
}

function forumsPart() {
    const forums = data.dataset.forums ?? [];
    if (forums.length === 0) return null;
    return el("section", { id: "forum" }, el("h2", { tabindex: -1 }, word("FORUMS_TITLE")), el("ul", { class: "forumliste" }, forums.map((forum) => el("li", null,
        el("h3", null, partyLink(forum.id)), forum.description && el("p", null, say(forum.description)),
        el("p", null, word("MEMBERS"), ": ", linkList(forum.members ?? [])), sourceButton(forum, [forum.id], name(forum.id))))));
}

/** @param {HTMLElement} main */
function mountBinds(main) {
    const most = mostTied().slice(0, 10).filter((each) => each.count > 0);
    const brokers = barsOf(tableNamed(data.parts.brokerage[lang], "brokerage"), "id", "total", 0.5);
    const points = barsOf(tableNamed(data.parts.robustness[lang], "points"), "removed", "cut_off", 1);
    main.append(el("div", { class: "lesebredde" }, el("h1", null, word("WHO_CONNECTS")),
        el("p", { class: "ingress" }, word("BINDS_LEAD")),
        el("div", { class: "tospalter" },
            bindsPart("MOST_TIED_TITLE", "centrality", { bars: most, says: word("MOST_TIED"), sentences: 1, id: "flest-band" }), driversPart(),
            bindsPart("BETWEEN_TITLE", "brokerage", { bars: brokers, says: word("BETWEEN_SAYS"), sentences: 1, id: "mellom" }),
            bindsPart("MUST_NOT_FALL", "robustness", { bars: points, says: word("FALL_SAYS"), sentences: 2, id: "faller-ut" }),
            forumsPart(), clustersPart())));
    return () => {};
}
