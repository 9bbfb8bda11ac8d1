/* How quick the page is, in milliseconds, as medians: until the first view stands, a pick, a filter, a
 * view, a language, of the shipped data and of a field of 1,000 actors and 2,000 ties; and how long a
 * frame lasts there while the map is dragged about. By tests/web/run.sh BINARY tests/bench/explorer.mjs.
 * No test: it measures. */

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, open, test, withPage } from "../web/harness.mjs";

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

/** A field of so many, with ties and flows drawn by chance, the same each time. */
function publishWide(actors, ties) {
    let seed = 1;
    const draw = (below) => {
        seed = (seed * 48271) % 2147483647;
        return seed % below;
    };
    const categories = ["ministries", "state_innovation", "sector", "support", "municipal", "education", "companies"];
    const sources = [{ ref: "s", at: "1" }], pairs = new Set(), made = { ties: [], flows: [] };
    while (pairs.size < ties) {
        const from = draw(actors), to = draw(actors), key = from + " " + to;
        if (from === to || pairs.has(key)) continue;
        pairs.add(key);
        if (pairs.size % 5) made.ties.push({ from: "a" + from, to: "a" + to, kind: pairs.size % 2 ? "governs" : "commissions", sources });
        else made.flows.push({ id: "f" + pairs.size, from: "a" + from, to: "a" + to, amount: 100000 * draw(100), year: 2016, sources });
    }
    const file = join(process.env.AKT_PAGES ?? "", "wide.json");
    writeFileSync(file, JSON.stringify({ dataset: { title: "Bredt felt", date: "2018" }, sources: [{ id: "s", title: "Kilde" }],
        actors: Array.from({ length: actors }, (_, i) => ({ id: "a" + i, name: "Virksomhet " + i, kind: "directorate",
            category: categories[draw(categories.length)], sources })), ...made }));
    execFileSync(process.env.AKT_BINARY ?? "", ["publish", file, "-o", join(process.env.AKT_PAGES ?? "", "wide"),
        "--only", "page", "--quiet"]);
}

async function firstViews(page, folder, states) {
    for (const [name, hash] of states) {
        const times = [];
        for (let i = 0; i < ROUNDS; i++) {
            await page.goto("about:blank");
            await page.goto(addressOf(hash, folder));
            await page.waitForSelector("html.klar", { state: "attached" });
            times.push(await page.evaluate(() => new Promise((done) =>
                requestAnimationFrame(() => setTimeout(() => done(performance.now()))))));
        }
        console.log(folder + ", first view, " + name + ": " + median(times) + " ms");
    }
}

/** How long the frames last while the map is dragged in circles, magnified. */
async function framesWhileDragged(page) {
    await page.locator("#zoom-inn").click();
    await page.locator("#zoom-inn").click();
    const box = await page.locator(".sceneramme").boundingBox();
    const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height / 2, 800)];
    await page.evaluate(() => {
        const frames = /** @type {any} */ (window).frameTimes = [];
        let last = performance.now();
        const next = (now) => {
            frames.push(now - last);
            last = now;
            requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
    });
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 0; i < 200; i++) {
        await page.mouse.move(x + 200 * Math.sin(i / 10), y + 120 * Math.cos(i / 10));
        await page.waitForTimeout(8);
    }
    await page.mouse.up();
    const frames = (await page.evaluate(() => /** @type {any} */ (window).frameTimes)).sort((a, b) => a - b);
    const at = (share) => frames[Math.floor(share * (frames.length - 1))].toFixed(1);
    console.log("wide, " + frames.length + " frames while dragged: median " + at(0.5) + " ms, 95th percentile " + at(0.95) + " ms");
}

test("the shipped data, measured", () => withPage("", async (page) => {
    await firstViews(page, "shipped", [["front page", ""], ["map", "#visning=kart"], ["scenario", "#visning=scenario&scenario=fast-forum"]]);
    for (const [name, from, to] of [["pick", "#visning=kart", "#aktor=difi"], ["filter", "#visning=kart", "#visning=kart&niva=stat"],
        ["layer", "#visning=kart", "#visning=kart&lag=penger"], ["view", "#visning=kart", "#visning=roller"],
        ["scenario", "#visning=scenario", "#visning=scenario&scenario=fast-forum"], ["language", "#visning=kart", "#visning=kart&sprak=en"]])
        console.log("shipped, " + name + ": " + await timesOf(page, from, to) + " ms");
}));

test("1,000 actors and 2,000 ties, measured", async () => {
    publishWide(1000, 2000);
    await withPage("", async (page) => {
        await firstViews(page, "wide", [["front page", ""], ["map", "#visning=kart"]]);
        for (const [name, from, to] of [["pick", "#visning=kart", "#aktor=a1"], ["layer", "#visning=kart", "#visning=kart&lag=penger"]])
            console.log("wide, " + name + ": " + await timesOf(page, from, to) + " ms");
        await open(page, "#visning=kart", "wide");
        await framesWhileDragged(page);
    }, { folder: "wide" });
});
