// @ts-check
"use strict";

/* Language, words, elements: what all views stand on. */

const LANGS = ["nb", "nn", "en"];

/** @type {Data} */
let data;
/** Index of the language shown. */
let lang = 0;

/** A word of the page, with {0} … replaced. @param {string} name @param {...(string|number)} args */
function word(name, ...args) {
    const three = data.words[name];
    if (!three) throw new Error("no word " + name);
    return three[lang].replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ""));
}

/** One or several of something. @param {number} count @param {string} one @param {string} many */
function counted(count, one, many) {
    return count === 1 ? word(one) : word(many, number(count));
}

/** Names in a sentence: "a, b og c". @param {string[]} names */
function listed(names) {
    return names.length < 2 ? names.join("") : word("AND", names.slice(0, -1).join(", "), names[names.length - 1]);
}

/** A text of the dataset: another language where the one shown is missing.
 *  @param {Text|undefined} text */
function say(text) {
    if (text === undefined || text === null) return "";
    if (typeof text === "string") return text;
    const own = /** @type {Record<string, string|undefined>} */ (text);
    return own[LANGS[lang]] ?? own.nb ?? own.nn ?? own.en ?? "";
}

/** A number as the program writes it (words/quantity.h). @param {number} value */
function number(value) {
    const [whole, part] = String(Math.abs(value)).split(".");
    const groups = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
    return (value < 0 ? "\u2212" : "") + groups + (part ? (lang === 2 ? "." : ",") + part : "");
}

/** Money as the program writes it: in millions where three decimals say it all. @param {number} amount
 *  @param {string} [currency] none: kroner */
function money(amount, currency) {
    const said = amount >= 1e6 && amount % 1e3 === 0 ? number(amount / 1e6) + "\u00a0" + word("MILLION") : number(amount);
    const unit = currency === undefined || currency === "NOK" ? word("KRONER") : currency;
    return unit ? said + "\u00a0" + unit : said;
}

/** Lower case without accents, so that «forskningsrad» finds Forskningsrådet, and «Oestfold» Østfold.
 *  @param {string} text */
function fold(text) {
    return text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/[åä]/g, "a")
        .normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/oe/g, "o").replace(/aa/g, "a")
        .replace(/[^a-z0-9]+/g, " ").trim();
}

/** @type {RegExp|undefined} */
let members;

/** Long compounds may be broken between their members. @param {string} text */
function softly(text) {
    const last = members ??= new RegExp(data.members.join("|"), "giu");
    return text.replace(/\p{L}{14,}/gu, (long) => long.replace(last, (member, at) => (at < 4 ? "" : "\u00ad") + member))
        .replace(/\/(?=\p{L})/gu, "/\u200b");
}

const collators = ["nb", "nn", "en"].map((tag) => new Intl.Collator(tag, { numeric: true }));
/** @param {string} a @param {string} b */
function compare(a, b) {
    return collators[lang].compare(a, b);
}

/** An element. Attributes that are functions listen; children that are text stay text.
 *  @param {string} tag @param {Record<string, any>|null} [attributes]
 *  @param {...(Node|string|number|null|undefined|false|(Node|string|null|undefined|false)[])} children
 *  @returns {HTMLElement} */
function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    dress(made, attributes);
    made.append(...parts(children));
    return made;
}

/** The same in a picture. @param {string} tag @param {Record<string, any>|null} [attributes]
 *  @param {...(Node|string|null|undefined|false)} children @returns {SVGElement} */
function svg(tag, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    dress(made, attributes);
    made.append(...parts(children));
    return made;
}

/** @param {any[]} children @returns {(Node|string)[]} */
function parts(children) {
    return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
        .map((child) => (child instanceof Node ? child : String(child)));
}

/** @param {Element} made @param {Record<string, any>|null|undefined} attributes */
function dress(made, attributes) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) continue;
        if (typeof value === "function") made.addEventListener(name, value);
        else made.setAttribute(name, value === true ? "" : String(value));
    }
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** New content for a box; the focus stays on what stands where it was. @param {HTMLElement} box
 *  @param {...(Node|string)} content */
function refill(box, ...content) {
    const all = () => /** @type {HTMLElement[]} */ ([...box.querySelectorAll("button, select, input, summary, a")]);
    const at = all().indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const id = document.activeElement?.id;
    box.replaceChildren(...content);
    if (at >= 0) ((id && document.getElementById(id)) || all()[Math.min(at, all().length - 1)])?.focus();
}

/** Says something to those who hear the page. @param {string} text */
function announce(text) {
    const live = byId("meldinger");
    if (live.textContent !== text) live.textContent = text;
}

/** An icon of one path, to be looked at only. @param {string} path @param {number} [size] */
function icon(path, size) {
    const side = size ?? 20;
    return svg("svg", { viewBox: "0 0 24 24", width: side, height: side, "aria-hidden": "true",
        class: "ikon" }, svg("path", { d: path }));
}
