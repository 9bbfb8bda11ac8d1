/* What leaves the page: files, and paper. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { check, open, test, VIEWS, withPage } from "./harness.mjs";

/** Presses a button and reads the file that comes of it. */
async function fileOf(page, name, nth = 0) {
    const [download] = await Promise.all([page.waitForEvent("download"),
        page.getByRole("button", { name }).nth(nth).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

for (const hash of ["#visning=kart", "#visning=penger"])
    test("the picture of " + hash + " as a file", () => withPage(hash, async (page) => {
        const drawn = await fileOf(page, /SVG/);
        check(/\.svg$/.test(drawn.name), drawn.name);
        const text = drawn.bytes.toString("utf8");
        check(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/.test(text) && (text.match(/<text/g) ?? []).length > 20,
            "no picture:", text.slice(0, 80));
        check(await page.evaluate((svg) => new DOMParser().parseFromString(svg, "image/svg+xml")
            .getElementsByTagName("parsererror").length, text) === 0, "not well formed");
        const painted = await fileOf(page, /PNG/);
        check(/\.png$/.test(painted.name) && painted.bytes.subarray(1, 4).toString() === "PNG" && painted.bytes.length > 20000,
            painted.name, painted.bytes.length);
    }));

test("a table as a file that Norwegian Excel opens", () => withPage("#aktor=difi", async (page) => {
    const { name, bytes } = await fileOf(page, /CSV|tabell/i);
    const text = bytes.toString("utf8");
    check(/\.csv$/.test(name) && text.startsWith("\ufeff"), name, text.slice(0, 20));
    const lines = text.slice(1).split("\r\n");
    check(lines.length > 10 && lines[0].includes(";") && lines.at(-1) === "", lines.length, "lines");
    check(lines.some((line) => /5000000/.test(line)), "no amount as a number");
}));

test("no cell of a table is a formula", () => withPage("#visning=register", async (page) => {
    const { bytes } = await fileOf(page, /CSV|tabell/i);
    const cells = bytes.toString("utf8").split(/[;\r\n]+/).map((cell) => cell.replace(/^"/, ""));
    const formulas = cells.filter((cell) => /^[=+@\t]/.test(cell));
    check(cells.length > 20 && formulas.length === 0, formulas.slice(0, 3));
}, { folder: "hostile" }));

test("the dataset as a file", () => withPage("#visning=kilder", async (page) => {
    const { name, bytes } = await fileOf(page, /^Last ned datasett/);
    const dataset = JSON.parse(bytes.toString("utf8"));
    check(/\.json$/.test(name) && dataset.actors.length > 100 && dataset.sources.length > 3, name);
}));

/** The text of the printed page; null where pdftotext is not there to read it. */
async function printed(page) {
    const folder = mkdtempSync(join(tmpdir(), "akt-print-"));
    try {
        const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
        check(pdf.length > 5000, "nothing printed");
        writeFileSync(join(folder, "p.pdf"), pdf);
        return execFileSync("pdftotext", ["-layout", join(folder, "p.pdf"), "-"], { encoding: "utf8" });
    } catch (error) {
        if (/** @type {any} */ (error).code === "ENOENT") return null;
        throw error;
    } finally {
        rmSync(folder, { recursive: true });
    }
}

test("every view prints", () => withPage("", async (page) => {
    for (const view of VIEWS) {
        await open(page, view);
        const text = await printed(page);
        if (text === null) return console.log("test_output.mjs: no pdftotext: what is printed is not read");
        const heading = await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("main h1")).innerText);
        check(text.length > 400, view, "prints", text.length, "characters");
        check(/[?&]?aktor=/.test(view) || text.replace(/\s+/g, " ").includes(heading.slice(0, 12)), view, "prints no heading");
    }
}));

test("the fact sheet prints its sources, whom it is of, and room to say whether it is right", () =>
    withPage("#aktor=difi", async (page) => {
        const text = await printed(page);
        if (text === null) return console.log("test_output.mjs: no pdftotext: the fact sheet is not read");
        for (const pattern of [/Difi/, /Difi 2017:01/, /5\smill/, /Stemmer det\?/])
            check(pattern.test(text), "the sheet does not say", String(pattern));
    }));

test("the page brings its own letters, in both weights", () => withPage("", async (page) => {
    const faces = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].map((face) => [face.family.replace(/"/g, ""), face.weight, face.status].join(" "));
    });
    check(faces.join() === "Noto Sans 400 loaded,Noto Sans 700 loaded", faces);
}));
