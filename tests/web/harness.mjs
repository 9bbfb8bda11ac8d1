/* What all tests of the page stand on: a browser, a page of it that may ask for nothing and complain of
 * nothing, and a count of what held. Run by run.sh. */

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.AKT_WEB_MODULES + "/package.json");
const { chromium } = require("playwright-core");
export const AXE = require("axe-core").source;

export const LANGS = ["nb", "nn", "en"];
/** One address of every view, and of what opens in it. */
export const VIEWS = ["", "#visning=kart", "#aktor=difi", "#visning=register", "#visning=penger",
    "#visning=penger&aktor=difi", "#visning=roller", "#visning=roller&rute=architect.policy",
    "#visning=nettverk", "#visning=scenario", "#visning=scenario&scenario=fast-forum",
    "#visning=scenario&scenario=fast-forum,uten-difi", "#visning=kilder"];

/** The address of a page that was published. @param {string} hash @param {string} folder */
export function addressOf(hash, folder = "shipped") {
    return pathToFileURL(resolve(process.env.AKT_PAGES, folder, "index.html")).href + hash;
}

/** An address in a language. */
export function inLanguage(hash, lang) {
    return (hash || "#") + (hash ? "&" : "") + "sprak=" + lang;
}

let browser;
const tests = [];

export function test(name, run) {
    tests.push({ name, run });
}

export function check(holds, ...what) {
    if (!holds) throw new Error(what.map((each) => typeof each === "string" ? each
        : JSON.stringify(each)).join(" "));
}

/** Opens a page and hands it to `use`; then fails if it asked for anything but itself, complained, or
 *  opened a dialogue. */
export async function withPage(hash, use, how = {}) {
    const { folder, ...options } = how;
    const pages = addressOf("", ".").replace(/index.html$/, "");
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 },
        acceptDownloads: true, ...options });
    const faults = [];
    context.on("request", (request) => {
        const asked = request.url().replace(/#.*/, "");
        const isPage = asked.startsWith(pages) && asked.endsWith("/index.html");
        if (!isPage && !/^(blob|data):/.test(asked)) faults.push("asks for " + asked);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) faults.push("console: " + message.text());
    });
    page.on("pageerror", (error) => faults.push("error: " + error.message));
    page.on("dialog", (dialog) => {
        faults.push("dialogue: " + dialog.message());
        dialog.dismiss();
    });
    try {
        await open(page, hash, folder);
        const answer = await use(page);
        check(faults.length === 0, faults.slice(0, 3).join("; "));
        return answer;
    } finally {
        await context.close();
    }
}

/** Goes to an address and waits until it is shown. */
export async function open(page, hash, folder) {
    const address = addressOf(hash, folder);
    await page.goto("about:blank");
    await page.goto(address);
    const scripted = await page.evaluate(() => document.documentElement.classList.contains("js"));
    if (scripted) await page.waitForSelector("html.klar", { state: "attached" });
}

/** Without the places where a word may be broken. */
export function plain(text) {
    return text.replace(/[\u00ad\u200b]/g, "");
}

/** What can be read of the view. */
export async function textOf(page) {
    return plain(await page.evaluate(() => document.querySelector("main").innerText));
}

/** Runs the tests of the files; whether all held. */
export async function runAll(files) {
    for (const file of files) await import(pathToFileURL(resolve(file)).href);
    browser = await chromium.launch({ executablePath: process.env.AKT_CHROMIUM,
        args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    let failed = 0;
    for (const { name, run } of tests) {
        try {
            await run();
        } catch (error) {
            failed++;
            console.log("FAILED " + name + ": " + String(error.message).split("\n").slice(0, 6).join("\n    "));
        }
    }
    await browser.close();
    console.log(tests.length - failed + " passed, " + failed + " failed");
    return failed === 0 && tests.length > 0;
}
