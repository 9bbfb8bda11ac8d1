/* For everybody: WCAG 2.1 A and AA as far as axe-core sees it, small screens, less motion, no script. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { AXE, check, LANGS, open, test, VIEWS, inLanguage, withPage } from "./harness.mjs";

/** Where the pages lie. */
function pages() {
    return /** @type {string} */ (process.env.AKT_PAGES);
}

const WIDTHS = [1440, 1024, 390];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

/** What axe finds, each as rule: place. */
async function violations(page) {
    await page.evaluate(AXE);
    const found = await page.evaluate((values) => /** @type {any} */ (window).axe.run(document,
        { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), RULES);
    return found.violations.map((each) => each.id + " (" + each.nodes.length + "): " +
        each.nodes[0].target.join(" ") + " " + (each.nodes[0].any[0]?.message ?? ""));
}

/* Every width with every language, and each of them in the light and in the dark. */
for (const [at, width] of WIDTHS.entries())
    for (const [index, lang] of LANGS.entries()) {
        const colorScheme = (at + index) % 2 ? "dark" : "light";
        test("axe at " + width + ", " + colorScheme + ", " + lang, () => withPage("", async (page) => {
            const faults = [];
            for (const view of VIEWS) {
                await open(page, inLanguage(view, lang));
                for (const fault of await violations(page)) faults.push((view || "forside") + " " + fault);
            }
            check(faults.length === 0, faults.join("\n    "));
        }, { viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" }));
    }

/* axe is a script itself: the page is read as it is when its own are taken away. */
test("axe without a script", async () => {
    const folder = "scriptless";
    mkdirSync(join(pages(), folder), { recursive: true });
    writeFileSync(join(pages(), folder, "index.html"), readFileSync(join(pages(), "shipped", "index.html"), "utf8")
        .replace(/<script[^>]*>.*?<\/script>/gs, ""));
    const faults = await withPage("", violations, { folder });
    check(faults.length === 0, faults.join("\n    "));
});

test("no view scrolls sideways at 320", () => withPage("", async (page) => {
    for (const lang of LANGS)
        for (const view of VIEWS) {
            await open(page, inLanguage(view, lang));
            const wide = await page.evaluate(() => {
                const most = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= most) return "";
                const found = [...document.querySelectorAll("body *")].filter((each) =>
                    each.getBoundingClientRect().right > most + 1 && !each.closest("svg, .tabell"));
                return document.documentElement.scrollWidth + " px: " + found.slice(0, 3).map((each) =>
                    each.tagName + "." + each.getAttribute("class")).join(", ");
            });
            check(wide === "", view || "forside", lang, wide);
        }
}, { viewport: { width: 320, height: 640 } }));

test("nothing moves for who asks for that", () => withPage("", async (page) => {
    for (const view of VIEWS) {
        await open(page, view);
        const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((each) => {
            const looks = getComputedStyle(each);
            return looks.animationName !== "none" || parseFloat(looks.transitionDuration) > 0.01;
        }).slice(0, 3).map((each) => each.tagName + "." + each.getAttribute("class")));
        check(moving.length === 0, view, moving);
    }
}, { reducedMotion: "reduce" }));

test("every view has one heading of the first level, landmarks and a title of its own", () => withPage("", async (page) => {
    const titles = new Set();
    const pages = VIEWS.filter((view) => !/&/.test(view));
    for (const view of pages) {
        await open(page, view);
        const told = await page.evaluate(() => ({ title: document.title, h1: document.querySelectorAll("h1").length,
            main: document.querySelectorAll("main").length, lang: document.documentElement.lang }));
        check(told.h1 === 1 && told.main === 1 && told.lang === "nb", view, told);
        titles.add(told.title);
    }
    check(titles.size === pages.length, titles.size + " titles of " + pages.length + " views:", [...titles]);
}));

test("pictures, tables and findings are there without a script", () => withPage("", async (page) => {
    const told = await page.evaluate(() => ({ pictures: document.querySelectorAll("main svg").length,
        tables: document.querySelectorAll("main table").length, findings: document.querySelectorAll("#kort-sagt li").length,
        text: document.body.innerText.length, wide: document.documentElement.scrollWidth - innerWidth,
        links: [...document.querySelectorAll("a[href^='#']")].filter((each) =>
            !document.getElementById((each.getAttribute("href") ?? "").slice(1))).length }));
    check(told.pictures >= 3 && told.tables >= 10 && told.findings >= 5 && told.text > 10000 && told.links === 0, told);
}, { javaScriptEnabled: false }));
