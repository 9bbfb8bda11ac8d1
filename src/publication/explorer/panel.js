// @ts-check
"use strict";

/* The fact sheet beside the picture. */

/** @param {string} id @param {{ close: () => void }} how */
function factPanel(id, how) {
    const party = /** @type {Party} */ (parties.get(id));
    const heading = el("h2", { tabindex: -1, id: "panelnavn" }, brief(id));
    return el("aside", { class: "panel", "aria-labelledby": "panelnavn",
        keydown: (/** @type {KeyboardEvent} */ event) => {
            if (event.key === "Escape") how.close();
        } },
    el("div", { class: "panelhode" }, heading,
        el("button", { type: "button", class: "lukk", "aria-label": word("CLOSE"), click: how.close },
            icon("M5 5 19 19M19 5 5 19"))),
    brief(id) !== name(id) && el("p", { class: "fulltnavn" }, name(id)),
    el("p", { class: "merkelapper" },
        party.driver === "central" && tag(word("DRIVER"), "padriver"), tag(kindOf(party)),
        party.to && tag(word("ENDED", String(party.to)))),
    party.description && el("p", { class: "omtale" }, say(party.description)),
    factsOf(id),
    el("div", { class: "handlinger" },
        el("a", { class: "knapp fylt", href: writeAddress({ ...state, view: "penger", actor: id }) },
            word("FOLLOW_MONEY")),
        el("button", { type: "button", class: "knapp", click: () => window.print() }, word("PRINT_SHEET")),
        copyButton(), reportLink(name(id))));
}

function copyButton() {
    const button = el("button", { type: "button", class: "knapp", click: async () => {
        try {
            await navigator.clipboard.writeText(location.href);
            announce(word("COPIED"));
            button.textContent = word("COPIED");
        } catch {
            window.prompt(word("COPY_THIS"), location.href);
        }
        setTimeout(() => { button.textContent = word("COPY_LINK"); }, 3000);
    } }, word("COPY_LINK"));
    return button;
}
