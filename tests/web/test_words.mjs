/* The page speaks one language at a time, whole. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { check, LANGS, open, test, VIEWS, inLanguage, withPage } from "./harness.mjs";

const WORDS = fileURLToPath(new URL("../../src/words/", import.meta.url));

/** All words that users see, [nb, nn, en] each. */
function readWords() {
    const text = /"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*/.source;
    const row = new RegExp("AKT_WORD\\(\\w+,\\s*(" + text + "),\\s*(" + text + "),\\s*(" + text + ")\\s*\\)", "g");
    const unquote = (literal) => literal.match(/"(?:[^"\\]|\\.)*"/g).map((each) =>
        each.slice(1, -1).replace(/\\"/g, '"').replace(/\\n/g, "\n").replace(/\\\\/g, "\\")).join("");
    return readdirSync(WORDS).filter((file) => file.endsWith(".def")).flatMap((file) =>
        [...readFileSync(WORDS + file, "utf8").matchAll(row)].map((found) => found.slice(1, 4).map(unquote)));
}

/** Every piece of text of the page, and every name and hint. */
function pieces() {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (!node.parentElement?.closest("script, style, [lang]:not(html)")) found.add((node.textContent ?? "").trim());
    for (const each of document.querySelectorAll("[aria-label], [placeholder], [title], [aria-valuetext]"))
        for (const name of ["aria-label", "placeholder", "title", "aria-valuetext"])
            if (each.hasAttribute(name)) found.add((each.getAttribute(name) ?? "").trim());
    return [...found].filter((text) => text.length > 1);
}

const words = readWords();

/** Words of another language that say nothing in this one, with a capital or without; codes such as NOK
 *  aside. */
function foreign(lang) {
    const own = new Set(words.map((three) => three[lang].trim().toLowerCase()));
    const made = [];
    for (const three of words)
        for (const other of [0, 1, 2])
            if (three[other] !== three[lang] && !own.has(three[other].trim().toLowerCase()) && /\p{Ll}/u.test(three[other]))
                made.push(three[other].trim());
    return new Set(made);
}

test("words are read", async () => check(words.length > 500, words.length, "words"));

for (const [index, lang] of LANGS.entries())
    test("no word of another language on the page in " + lang, () => withPage("", async (page) => {
        const others = foreign(index), faults = new Set();
        for (const view of VIEWS) {
            await open(page, inLanguage(view, lang));
            check(await page.evaluate(() => document.documentElement.lang) === lang, view, "is in another language");
            for (const text of await page.evaluate(pieces)) {
                if (others.has(text)) faults.add((view || "forside") + " «" + text + "»");
                if (/\bundefined\b|\[object|\bNaN\b|\{\d\}|^null$/.test(text)) faults.add((view || "forside") + " says «" + text + "»");
            }
        }
        check(faults.size === 0, [...faults].slice(0, 12).join("\n    "));
    }));

test("another language keeps the place, the state and the focus", () => withPage("#aktor=difi", async (page) => {
    await page.getByRole("button", { name: "English" }).first().click();
    await page.waitForTimeout(200);
    const told = await page.evaluate(() => ({ lang: document.documentElement.lang, focus: document.activeElement?.textContent,
        hash: location.hash }));
    check(told.lang === "en" && told.focus === "English" && /aktor=difi/.test(told.hash) && /sprak=en/.test(told.hash), told);
}));
