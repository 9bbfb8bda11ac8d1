// @ts-check
"use strict";

/* Facts with their sources: rows of label and value, and under each a note that opens. */

/** "Difi 2017:01, 6.1.1" @param {Cite} cite */
function citeText(cite) {
    const ref = typeof cite === "string" ? cite : cite.ref;
    const source = sources.get(ref);
    const said = say(source?.short) || say(source?.title) || ref;
    return typeof cite === "string" || !cite.at ? said : said + ", " + cite.at;
}

/** What the sources say of it, in our words: the fact's own note, and statements that stand in the
 *  same place and are about the same; and where to tell of a mistake. @param {Fact} fact @param {string[]} about
 *  @param {string} what it is the source of */
function sourceNote(fact, about, what) {
    const places = (fact.sources ?? []).map((cite) => typeof cite === "string" ? cite
        : cite.ref + "#" + (cite.at ?? ""));
    const said = about.flatMap((id) => statementsOf.get(id) ?? []).filter((statement) =>
        (statement.sources ?? []).some((cite) => typeof cite !== "string" &&
            places.includes(cite.ref + "#" + (cite.at ?? ""))));
    const cites = (fact.sources ?? []).map((cite) => {
        const source = sources.get(typeof cite === "string" ? cite : cite.ref);
        const place = typeof cite === "string" ? "" : cite.at ?? "";
        return el("li", null, source?.url && /^https?:/.test(source.url)
            ? el("a", { href: source.url, rel: "noopener" }, say(source.title)) : say(source?.title),
            place && ", " + place);
    });
    const texts = [...new Set(said.map((statement) => say(statement.text)))].map((text) =>
        el("p", { class: "kildetekst" }, text));
    return el("div", { class: "kildenote" }, el("ul", null, cites),
        fact.note && el("p", { class: "kildetekst" }, say(fact.note)),
        texts.slice(0, 2), theRest(texts.slice(2)), reportLine(about, what));
}

/** The button under a fact that opens its note, and the note. @param {Fact} fact @param {string[]} about
 *  @param {string} what it is the source of @returns {[HTMLElement, HTMLElement|null]} */
function sourceOf(fact, about, what) {
    const cites = fact.sources ?? [];
    if (cites.length === 0 && !fact.note) return [el("span", null, word("NO_SOURCE")), null];
    const first = cites.length > 0 ? citeText(cites[0]) : word("NOTE");
    const text = first + (cites.length > 1 ? " " + word("AND_MORE", cites.length - 1) : "");
    const note = sourceNote(fact, about, what);
    note.hidden = true;
    const button = el("button", { type: "button", class: "kildeknapp", "aria-expanded": "false",
        "aria-label": word("SOURCE_OF", what, text), click: () => {
            note.hidden = !note.hidden;
            button.setAttribute("aria-expanded", String(!note.hidden));
        } }, text, el("span", { "aria-hidden": "true", class: "vipp" }));
    return [button, note];
}

/** Mark, button and note as one, beside a fact that is no row. @param {Fact} fact @param {string[]} about
 *  @param {string} what it is the source of */
function sourceButton(fact, about, what) {
    return el("div", { class: "kilde" }, basisMark(fact), ...sourceOf(fact, about, what));
}

/** Unmarked is stated. @param {Fact} fact */
function basisMark(fact) {
    const basis = fact.basis;
    return basis && basis !== "stated" &&
        el("span", { class: "grunnlag " + basis }, word(basis === "derived" ? "DERIVED" : "INTERPRETED"));
}

/** Label, value, its source; on paper also whether it is right.
 *  @param {string} label @param {(Node|string|null|false|undefined)[]} value @param {Fact|null} fact
 *  @param {string[]} about */
function factRow(label, value, fact, about) {
    const [button, note] = fact ? sourceOf(fact, about, label) : [null, null];
    return el("div", { class: "faktum" + (fact ? "" : " utenkilde") }, el("dt", null, softly(label)),
        el("dd", { class: "verdi" }, value),
        fact && el("dd", { class: "kilde" }, basisMark(fact), button),
        el("dd", { class: "stemmer" }, "☐ " + word("YES") + "  ☐ " + word("NO")),
        note && el("dd", { class: "note" }, note));
}

/** What there is not room for at first: how many, and behind that all of them. @param {HTMLElement[]} rest
 *  @param {string} [within] the element that they stand in */
function theRest(rest, within) {
    return rest.length === 0 ? null : foldOut(word("AND_MORE", number(rest.length)), within ? el(within, null, rest) : rest);
}

/** @param {string} title @param {(HTMLElement|null)[]} rows @param {number} [most] that are open */
function factSection(title, rows, most = rows.length) {
    const kept = /** @type {HTMLElement[]} */ (rows.filter((row) => row !== null));
    return kept.length === 0 ? null : el("section", { class: "fakta" },
        el("h3", null, title, el("span", { class: "stemmer" }, word("IS_IT_RIGHT"))),
        el("dl", null, kept.slice(0, most)), theRest(kept.slice(most), "dl"));
}

/** A tag of a few words. @param {string} text @param {string} [kind] */
function tag(text, kind) {
    return el("span", { class: "merkelapp " + (kind ?? "") }, text);
}

const ROLE_SIGNS = /** @type {Record<string, string>} */ ({ clear: "dekket", possible: "tynt",
    potential: "tynt", weak: "tynt", absent: "hull" });

/** A disc with a word: never colour alone. @param {string} state dekket, tynt, hull or tom
 *  @param {string} text */
function stateMark(state, text) {
    const shapes = /** @type {Record<string, SVGElement>} */ ({
        dekket: svg("circle", { cx: 8, cy: 8, r: 6, class: "full" }),
        tynt: svg("g", null, svg("circle", { cx: 8, cy: 8, r: 6, class: "ring" }),
            svg("path", { d: "M8 2 A6 6 0 0 0 8 14 Z", class: "full" })),
        hull: svg("circle", { cx: 8, cy: 8, r: 6, class: "ring stiplet" }),
        tom: svg("path", { d: "M4 8H12", class: "ring" }) });
    return el("span", { class: "tilstand " + state },
        svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, shapes[state]),
        el("span", null, text));
}

const STATEMENTS_MOST = 12;

/** Everything known of one. @param {string} id @returns {(HTMLElement|null)[]} */
function factsOf(id) {
    const party = parties.get(id);
    if (!party) return [];
    const own = linksOf.get(id) ?? [];
    const money = own.filter((link) => link.layer === "funding");
    const ruling = own.filter((link) => link.layer === "governance" || link.layer === "ownership");
    const others = own.filter((link) => link.layer === "cooperation" || link.layer === "membership");
    return [
        factSection(word("SECTION_MONEY"), money.sort((a, b) => Number(a.from === id) - Number(b.from === id))
            .map((link) => moneyRow(link, id))),
        factSection(word("SECTION_ROLES"), (rolesOf.get(id) ?? []).map((role) => roleRow(role, id))),
        factSection(word("SECTION_RULING"), ruling.map((link) => linkRow(link, id))),
        factSection(word("SECTION_COOPERATION"), others.map((link) => linkRow(link, id))),
        factSection(word("SECTION_ABOUT"), aboutRows(party)),
        factSection(word("SECTION_SAID"), (statementsOf.get(id) ?? []).map((statement) =>
            factRow(word("STATEMENT_" + statement.kind.toUpperCase()) +
                (statement.number ? " " + statement.number : ""), [say(statement.text)], statement, [])), STATEMENTS_MOST),
    ];
}

/** As it is seen by one who takes part in it. @param {Link} link @param {string} id */
function verbFrom(link, id) {
    return link.from !== id && link.to !== id ? word("PASSES_ON") : verb(link, link.from !== id);
}

/** @param {Link} link @param {string} id */
function linkRow(link, id) {
    const other = otherEnd(link, id);
    const what = link.tie?.what ? say(link.tie.what) : "";
    return factRow(upperFirst(verbFrom(link, id)), [partyLink(other, softly(name(other))),
        [what, shareOf(link)].filter(Boolean).map((text) => ", " + text).join(""), period(link)],
        link.record, [id, other]);
}

/** «51 %» @param {Link} link */
function shareOf(link) {
    return link.tie?.share === undefined ? "" : word("PERCENT", rounded(100 * link.tie.share, 1));
}

/** @param {string} text */
function upperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {Link} link */
function period(link) {
    const [from, to] = link.years;
    return from === null && to === null ? "" : " (" + (from === to ? String(from)
        : (from ?? "") + "–" + (to ?? "")) + ")";
}

/** @param {Link} link @param {string} id */
function moneyRow(link, id) {
    const flow = /** @type {Flow} */ (link.flow);
    const other = otherEnd(link, id);
    return factRow(upperFirst(verbFrom(link, id)), [partyLink(other, softly(name(other))), ": ",
        el("strong", null, amountOf(flow)), flow.year ? " (" + flow.year + ")" : "",
        flow.via === id ? [", ", word("COMES_FROM", ""), partyLink(flow.from, softly(name(flow.from)))]
            : flow.via ? [", " + word("THROUGH") + " ", partyLink(flow.via)] : "",
        flow.purpose ? ". " + say(flow.purpose) : ""].flat(), flow, [id, other]);
}

/** @param {Role} role @param {string} id */
function roleRow(role, id) {
    const area = role.area === "all" ? word("ALL_AREAS") : role.area ? termName("areas", role.area) : "";
    return factRow(termName("roles", role.role), [
        stateMark(ROLE_SIGNS[role.strength] ?? "tynt", word("STRENGTH_" + role.strength.toUpperCase())),
        area && el("span", { class: "meta" }, " " + area)], role, [id]);
}

/** @param {Party} party */
function aboutRows(party) {
    /** @param {string} label @param {string} vocabulary @param {string[]|undefined} codes */
    const codes = (label, vocabulary, codes) => codes && codes.length > 0
        ? factRow(label, [codes.map((code) => termName(vocabulary, code)).join(", ")], null, []) : null;
    /** @param {string} field */
    const title = (field) => fieldName(party.id, field);
    return [
        codes(title("category"), "categories", party.category ? [party.category] : undefined),
        codes(title("level"), "levels", party.level ? [party.level] : undefined),
        codes(title("sector"), "sectors", party.sector ? [party.sector] : undefined),
        codes(title("audiences"), "audiences", party.audiences),
        codes(title("instruments"), "instruments", party.instruments),
        party.aliases?.length ? factRow(title("aliases"), [party.aliases.join(", ")], null, []) : null,
        party.from || party.to ? factRow(word("PERIOD"), [(party.from ?? "") + "–" + (party.to ?? "")], null, [])
            : null,
        party.orgnr ? factRow(title("orgnr"), [party.orgnr], null, []) : null,
        party.url && /^https?:/.test(party.url) ? factRow(title("url"),
            [el("a", { href: party.url, rel: "noopener", class: "adresse" }, party.url)], null, []) : null,
        party.note ? factRow(word("NOTE"), [say(party.note)], null, []) : null,
        factRow(word("SOURCES_OF_ALL"), [(party.sources ?? []).map(citeText).join("; ") || word("NO_SOURCE")],
            null, []),
    ];
}

/** @param {string} id @param {string} field */
function fieldName(id, field) {
    return data.tables[tableOf.get(id) ?? "actors"].fields[field]?.[lang] ?? field;
}

/** @param {string[]} about @param {string} what */
function reportLine(about, what) {
    const link = reportLink([...about.filter((id) => parties.has(id)).map(name), what].join(", "));
    return link && el("p", { class: "meld" }, link);
}

/** How to tell of a mistake, where the dataset says to whom. @param {string} about */
function reportLink(about) {
    const contact = data.dataset.dataset.contact;
    if (!contact) return null;
    const address = contact.includes("@") && !contact.includes(":")
        ? "mailto:" + encodeURIComponent(contact).replace("%40", "@") + "?subject=" +
            encodeURIComponent(word("REPORT_SUBJECT", about)) : contact;
    return /^(mailto|https?):/.test(address) ? el("a", { href: address }, word("REPORT")) : null;
}
