// @ts-check
"use strict";

/* The page as a whole: what is shown follows from the address, and every change is a new one. */

/** @type {State} */
let state;
/** @type {(() => void)|null} */
let update = null;
let mounted = "";

/** @param {State} next @param {boolean} [replace] a slider and the like make no history */
function go(next, replace) {
    const address = writeAddress(next);
    if (replace) history.replaceState(null, "", address);
    else if (address !== location.hash) history.pushState(null, "", address);
    show({ ...next });
}

/** @param {State} next */
function show(next) {
    const language = next.lang !== lang, arrives = next.part !== null && next.part !== state.part;
    state = next;
    lang = next.lang;
    const family = state.view === "register" ? "kart-register" : state.view;
    const key = family + "/" + lang;
    if (key !== mounted || !update) {
        const moved = mounted !== "" && !language;
        mounted = key;
        const height = window.scrollY;
        if (language || !document.querySelector(".topp")) frame();
        mount();
        if (language) window.scrollTo(0, height);
        if (moved) {
            openMenu(false);
            window.scrollTo(0, 0);
            const heading = /** @type {HTMLElement|null} */ (document.querySelector("main h1"));
            heading?.setAttribute("tabindex", "-1");
            if (!document.activeElement || !document.activeElement.closest(".panel")) heading?.focus();
        }
    } else {
        update();
    }
    if (arrives) goToPart(next.part ?? "");
    markNavigation();
    document.title = titleOf();
}

/** A link to a part, which leads there also when it is pressed again. @param {State} to @param {string} text */
function partLink(to, text) {
    return el("a", { href: writeAddress(to), click: () => {
        if (writeAddress(to) === location.hash) goToPart(to.part ?? "");
    } }, text);
}

/** Brings a part of the view into sight. @param {string} id */
function goToPart(id) {
    const part = document.querySelector(`main section[id="${CSS.escape(id)}"]`);
    part?.scrollIntoView();
    /** @type {HTMLElement|null|undefined} */ (part?.querySelector("h2"))?.focus({ preventScroll: true });
}

function titleOf() {
    const door = DOORS.find((each) => each.view === state.view);
    const what = state.actor ? name(state.actor) : door ? word(door.title)
        : state.view === "kilder" ? word("SOURCES") : state.view === "register" ? word("REGISTER") : "";
    return (what ? what + " – " : "") + say(data.dataset.dataset.title);
}

function mount() {
    const main = el("main", { id: "innhold", tabindex: -1, class: "visning-" + state.view });
    byId("innhold").replaceWith(main);
    const mounts = /** @type {Record<string, (main: HTMLElement) => () => void>} */ ({
        forside: mountFront, kart: mountMap, register: mountMap, penger: mountMoney, roller: mountGaps,
        nettverk: mountBinds, scenario: mountWhatIf, kilder: mountSources });
    update = mounts[state.view](main);
}

function frame() {
    document.documentElement.lang = LANGS[lang];
    const about = data.dataset.dataset;
    const languages = ["Bokmål", "Nynorsk", "English"].map((text, index) => el("button", { type: "button",
        lang: LANGS[index], "aria-pressed": String(index === lang), id: "sprak-" + LANGS[index],
        click: () => {
            go({ ...state, lang: index }, true);
            byId("sprak-" + LANGS[index]).focus();
        } }, text));
    const top = el("header", { class: "topp" },
        el("a", { class: "hopp", href: "#innhold", click: (/** @type {Event} */ event) => {
            event.preventDefault();
            byId("innhold").focus();
        } }, word("SKIP")),
        el("div", { class: "stripe" },
            el("a", { class: "navn", href: writeAddress(emptyState()) },
                svg("svg", { viewBox: "0 0 32 32", width: 32, height: 32, "aria-hidden": "true", class: "logo" },
                    svg("path", { d: "M2 3h11v8H2ZM19 3h11v8H19ZM2 21h9v8H2ZM15 21h8v8h-8ZM7 11v5h18v-5M6 16v5M19 16v5" })),
                el("span", null, el("strong", null, word("PRODUCT")),
                    el("small", null, say(about.title) + (about.date ? ", " + about.date : "")))),
            el("button", { type: "button", class: "knapp menyknapp", id: "meny", "aria-expanded": "false",
                click: () => openMenu(byId("meny").getAttribute("aria-expanded") !== "true") },
            icon("M4 7H20M4 12H20M4 17H20"), word("MENU")),
            el("div", { class: "toppsok" }, el("label", { class: "skjult", for: "sok-topp" }, word("SEARCH_LABEL")),
                searchField("sok-topp")),
            el("div", { class: "sprak", role: "group", "aria-label": word("LANGUAGE") }, languages),
            el("button", { type: "button", class: "tema", id: "tema", click: toggleTheme }, themeWord())),
        el("nav", { class: "faner", "aria-label": word("QUESTIONS") }, el("ul", null,
            doors().map((door) =>
                el("li", null, el("a", { "data-visning": door.view, href: writeAddress({ ...emptyState(), view: door.view }) },
                    word(door.title)))),
            el("li", { class: "sist" }, el("a", { "data-visning": "kilder",
                href: writeAddress({ ...emptyState(), view: "kilder" }) }, word("SOURCES"))))));
    const foot = el("footer", { class: "bunn" }, el("p", null, sourceLine(), " ",
        partLink({ ...emptyState(), view: "kilder", part: "tilgjengelighet" }, word("ACCESSIBILITY")), " ",
        el("button", { type: "button", class: "lenkeknapp", click: () => save("dataset.json", "application/json",
            JSON.stringify(data.dataset, null, 1)) }, word("SAVE_DATASET")), " ",
        el("span", null, word("OFFLINE"))));
    document.querySelector("body > header")?.replaceWith(top);
    document.querySelector("body > footer")?.replaceWith(foot);
}

/** What is picked is let go, wherever the focus is. */
function closePanel() {
    const close = /** @type {HTMLElement|null} */ (document.querySelector("main .lukk"));
    if (close) close.click();
    else if (state.actor) go({ ...state, actor: null });
}

/** On a phone search, languages and questions stand behind a button. @param {boolean} open */
function openMenu(open) {
    document.querySelector(".topp")?.classList.toggle("apen", open);
    byId("meny").setAttribute("aria-expanded", String(open));
}

function sourceLine() {
    const about = data.dataset.dataset;
    return word("SOURCE_LINE", [...sources.values()].map((source) => say(source.short) || say(source.title)).join(", "),
        String(about.date ?? "–")) + data.changes[lang];
}

function markNavigation() {
    const shown = state.view === "register" ? "kart" : state.view;
    document.body.classList.toggle("forside", shown === "forside");
    for (const link of document.querySelectorAll(".faner a")) {
        if (link.getAttribute("data-visning") === shown) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
    }
}

const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");

function isDark() {
    const own = document.documentElement.dataset.tema;
    return own ? own === "mork" : darkQuery.matches;
}

function themeWord() {
    return word(isDark() ? "LIGHT" : "DARK");
}

function toggleTheme() {
    document.documentElement.dataset.tema = isDark() ? "lys" : "mork";
    byId("tema").textContent = themeWord();
    if (update) update();
}

async function start() {
    try {
        data = await unpack(byId("data"));
    } catch {
        document.documentElement.classList.remove("js");
        return;
    }
    lang = Math.max(0, LANGS.indexOf(data.lang));
    indexData();
    indexSearch();
    document.body.append(el("div", { id: "meldinger", class: "skjult", role: "status", "aria-live": "polite" }));
    state = emptyState();
    show(readAddress(location.hash, state));
    document.documentElement.classList.add("klar");
    if (state.part) goToPart(state.part);
    darkQuery.addEventListener("change", () => { byId("tema").textContent = themeWord(); });
    window.addEventListener("popstate", () => show(readAddress(location.hash, { ...state, lang })));
    window.addEventListener("keydown", (event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        if (event.key === "Escape" && !event.defaultPrevented && !(target instanceof HTMLInputElement && target.value && target.type === "search"))
            closePanel();
        if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
            event.preventDefault();
            ["sok-topp", "sok-forside"].map((id) => document.getElementById(id)).find((field) => field?.offsetParent)?.focus();
        }
    });
}

/** @param {HTMLElement} element @returns {Promise<Data>} */
async function unpack(element) {
    const bytes = Uint8Array.from(atob((element.textContent ?? "").trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const unpacked = JSON.parse(await new Response(stream).text());
    element.remove();
    return unpacked;
}

start();
