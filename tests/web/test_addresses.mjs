/* Every state has an address, and an address brings its state back. */

import { addressOf, check, open, test, textOf, VIEWS, withPage } from "./harness.mjs";

const STATES = [...VIEWS, "#visning=kart&niva=stat", "#visning=kart&ar=2014", "#visning=kart&lag=penger",
    "#visning=kart&lag=styring,samarbeid&rolle=educator", "#visning=register&malgruppe=municipalities",
    "#aktor=ks&sprak=nn", "#visning=roller&sprak=en", "#visning=scenario&scenario=uten-difi&side=etter"];

/** What tells states apart, whatever the order of loading. */
async function shown(page) {
    return (await textOf(page)) + await page.evaluate(() => document.documentElement.lang + document.title +
        [...document.querySelectorAll("[aria-pressed=true], [aria-current], :checked, option:checked")]
            .map((each) => each.getAttribute("aria-label") ?? each.textContent).join("|") +
        document.querySelectorAll("svg .dempet, svg .av").length);
}

test("a state comes back when its address is pasted, and on reload", () => withPage("", async (page) => {
    const seen = new Map();
    for (const state of STATES) {
        await open(page, state);
        const first = await shown(page);
        check(!seen.has(first), state, "looks like", seen.get(first));
        seen.set(first, state);
        await page.reload();
        await page.waitForSelector("html.klar", { state: "attached" });
        check(await shown(page) === first, state, "is another after reload");
        check(page.url() === addressOf(state), state, "became", page.url());
    }
}));

test("back and forward go through what was seen", () => withPage("", async (page) => {
    const path = [];
    const wait = () => page.waitForTimeout(150);
    const note = async () => { await wait(); path.push({ url: page.url(), shown: await shown(page) }); };
    await note();
    await page.evaluate(() => { location.hash = "#visning=kart"; });
    await note();
    await page.evaluate(() => { location.hash = "#aktor=difi"; });
    await note();
    await page.evaluate(() => { location.hash = "#visning=roller"; });
    await note();
    for (const way of [-1, -1, -1, 1, 1, 1]) {
        const at = path.findIndex((each) => each.url === page.url()) + way;
        await page.evaluate((step) => history.go(step), way);
        await page.waitForURL(path[at].url);
        await wait();
        check(await shown(page) === path[at].shown, "not as before:", path[at].url);
    }
}));

test("what a user does has an address, and going back undoes it", () => withPage("#visning=kart", async (page) => {
    const before = { url: page.url(), shown: await shown(page) };
    await page.getByRole("button", { name: /^Difi/ }).first().press("Enter");
    await page.waitForURL(/aktor=difi/);
    const picked = await shown(page);
    await page.goBack();
    await page.waitForURL(before.url);
    await page.waitForTimeout(150);
    check(await shown(page) === before.shown, "the pick is not undone");
    await page.goForward();
    await page.waitForURL(/aktor=difi/);
    await page.waitForTimeout(150);
    check(await shown(page) === picked, "the pick is not done again");
}));

test("addresses of a user's own making do no harm", () => withPage("", async (page) => {
    const odd = ["#aktor=finnes-ikke", "#visning=finnes-ikke", "#visning=kart&ar=abc", "#visning=kart&ar=1e9",
        "#visning=kart&lag=", "#visning=kart&lag=x,y", "#visning=roller&rute=x", "#visning=roller&rute=%3Cscript%3E",
        "#visning=scenario&scenario=x,fast-forum,uten-difi,som-i-dag", "#sprak=de", "#visning=kart&rolle=x", "#%E0%A4%A",
        "#aktor=__proto__", "#visning=__proto__", "#visning=constructor", "#aktor=constructor&visning=penger", "#=&&==#"];
    for (const address of odd) {
        await open(page, address);
        const told = await page.evaluate(() => document.querySelectorAll("main h1").length);
        check(told === 1, address, "shows", told, "headings");
    }
}));

test("a former name leads to who it is now", () => withPage("#aktor=indrefjord", async (page) => {
    const then = await textOf(page);
    check(then.includes("Fjordvik"), "the former name shows", then.slice(0, 200));
    await open(page, "#aktor=fjordvik", "example");
    check(then === await textOf(page), "the former name shows another page than the present one");
}, { folder: "example" }));

test("a part of a view has an address, and is brought into sight with the focus", () => withPage("", async (page) => {
    for (const [address, id] of [["#visning=nettverk&del=faller-ut", "faller-ut"], ["#visning=kilder&del=tilgjengelighet", "tilgjengelighet"]]) {
        await open(page, address);
        const seen = await page.evaluate((part) => {
            const box = document.getElementById(part)?.getBoundingClientRect();
            return { top: box?.top ?? -1, focus: document.activeElement?.parentElement?.id };
        }, id);
        check(seen.top >= -1 && seen.top < 700, address, "stands at", seen.top);
        check(seen.focus === id, address, "has the focus at", seen.focus ?? "nothing");
    }
    await open(page, "");
    await page.getByRole("link", { name: /^Tilgjengelighet/ }).click();
    await page.waitForURL(/del=tilgjengelighet/);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole("contentinfo").getByRole("link", { name: /^Tilgjengelighet/ }).press("Enter");
    await page.waitForFunction(() => document.activeElement?.parentElement?.id === "tilgjengelighet");
}));
