/* How quick the page is, in milliseconds, as medians: until the first view stands, a pick, a filter, a
 * view, a language. By tests/web/run.sh BINARY tests/bench/explorer.mjs. No test: it measures. */

import { addressOf, test, withPage } from "../web/harness.mjs";

const ROUNDS = 9;

function median(values) {
    return values.sort((a, b) => a - b)[values.length >> 1].toFixed(0);
}

/** From an address to the frame that shows it. */
async function timesOf(page, from, to) {
    const times = [];
    for (let i = 0; i < ROUNDS; i++) {
        await page.evaluate((hash) => { location.hash = hash; }, from);
        await page.waitForTimeout(100);
        times.push(await page.evaluate((hash) => new Promise((done) => {
            const start = performance.now();
            window.addEventListener("popstate", () => requestAnimationFrame(() => setTimeout(() =>
                done(performance.now() - start))), { once: true });
            location.hash = hash;
        }), to));
    }
    return median(times);
}

test("measured", () => withPage("", async (page) => {
    for (const [name, hash] of [["front page", ""], ["map", "#visning=kart"], ["scenario", "#visning=scenario&scenario=fast-forum"]]) {
        const times = [];
        for (let i = 0; i < ROUNDS; i++) {
            await page.goto("about:blank");
            await page.goto(addressOf(hash));
            await page.waitForSelector("html.klar", { state: "attached" });
            times.push(await page.evaluate(() => new Promise((done) =>
                requestAnimationFrame(() => setTimeout(() => done(performance.now()))))));
        }
        console.log("first view, " + name + ": " + median(times) + " ms");
    }
    for (const [name, from, to] of [["pick", "#visning=kart", "#aktor=difi"], ["filter", "#visning=kart", "#visning=kart&niva=stat"],
        ["layer", "#visning=kart", "#visning=kart&lag=penger"], ["view", "#visning=kart", "#visning=roller"],
        ["scenario", "#visning=scenario", "#visning=scenario&scenario=fast-forum"], ["language", "#visning=kart", "#visning=kart&sprak=en"]])
        console.log(name + ": " + await timesOf(page, from, to) + " ms");
}));
