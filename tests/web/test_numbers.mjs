/* The page shows the numbers that the program works out, as the program writes them. */

import { check, inLanguage, LANGS, open, plain, test, textOf, withPage } from "./harness.mjs";

const FIELDS = ["shipped", "example", "undriven"];

/** What elements say, a line of text each. */
async function told(page, selector) {
    const texts = await page.evaluate((which) => [...document.querySelectorAll(which)].map((each) => each.textContent ?? ""), selector);
    return texts.map((text) => plain(text).replace(/\s+/g, " ").trim());
}

/** The numbers of a column of a table of the page, by the head of the row. */
async function column(page, caption, heading) {
    const rows = await page.evaluate(([title, head]) => [...document.querySelectorAll("main table")]
        .filter((table) => table.caption?.textContent?.trim() === title).flatMap((table) => {
            const at = [...table.tHead?.rows[0].cells ?? []].findIndex((cell) => cell.textContent?.trim() === head);
            return [...table.tBodies[0].rows].map((row) => row.cells[at]?.textContent ?? "");
        }), [caption, heading]);
    return rows.map((text) => plain(text).trim());
}

for (const field of FIELDS)
    test("who has ties to most is the same everywhere in " + field, () => withPage("", async (page) => {
        const door = (await told(page, ".dor p")).find((text) => /har bånd til/.test(text)) ?? "";
        const count = Number(/har bånd til (\d+)/.exec(door)?.[1]);
        const finding = (await told(page, ".funn > li")).find((text) => /Bånd til så mange andre/.test(text)) ?? "";
        check(count > 0 && new RegExp("andre: " + count + " av \\d+").test(finding), door, "and", finding);
        const bars = await told(page, ".funn .smasoyler");
        const first = bars.find((text) => /^Bånd til så mange andre/.test(text)) ?? "";
        check(new RegExp("^Bånd til så mange andre\\D*" + count + "(?!\\d)").test(first), door, "and", first);
        await open(page, "#visning=nettverk", field);
        const most = (await told(page, ".stolper")).find((text) => /^Bånd til så mange andre/.test(text)) ?? "";
        check(new RegExp("^Bånd til så mange andre\\D*" + count + "(?!\\d)").test(most), door, "and", most);
        check(most.startsWith(first), "the front says", first, "and the view", most);
    }, { folder: field }));

test("those who are as many as can be named are told to be more", () => withPage("", async (page) => {
    const heads = await told(page, ".funn h3");
    check(heads.includes("Like mange bånd, og flest, har A, B, C, D og 2 til."), heads);
}, { folder: "undriven" }));

for (const field of FIELDS)
    test("sums of money are those of the program in " + field, () => withPage("#visning=penger", async (page) => {
        const opening = await page.evaluate(() => [...document.querySelectorAll("main details .dokument > p")]
            .map((each) => each.textContent ?? "").join(" "));
        const [, flows, known] = /(\d+) pengestrømmer er kjent; beløpet er kjent for (\d+)/.exec(opening) ?? [];
        const strip = await told(page, ".pengesummer li");
        check(strip[0].includes("kjente beløp, " + known + " pengestrømmer"), strip, opening);
        check(strip[1].startsWith(String(Number(flows) - Number(known))), strip, opening);
        const sums = await page.evaluate(() => document.querySelector(".pengesummer strong")?.textContent?.split(" + ") ?? []);
        for (const sum of sums) check(opening.includes(sum), sum, "is no sum of", opening);
        await open(page, "", field);
        const door = (await told(page, ".dor p")).find((text) => /Beløpet er kjent for/.test(text)) ?? "";
        check(door === flows + " pengestrømmer. Beløpet er kjent for " + known, door, opening);
        const bars = (await told(page, ".funn .smasoyler")).find((text) => /Beløp kjent/.test(text)) ?? "";
        check(bars.includes("Beløp kjent" + known + "Beløp ukjent" + (Number(flows) - Number(known))), bars);
    }, { folder: field }));

test("the sums of a year are of its flows, each kroner once", () => withPage("#visning=penger&ar=2024", async (page) => {
    const strip = await told(page, ".pengesummer li");
    check(strip[0].startsWith("11,5 mill. kr") && strip[0].includes("17 mill. kr"), strip);
    await open(page, "#visning=penger&ar=2025", "example");
    check((await told(page, ".pengesummer li")).join() === "1 mill. krbare foreslått, 1 pengestrøm. Ikke regnet med", "a proposal is counted");
}, { folder: "example" }));

for (const [index, lang] of LANGS.entries())
    test("amounts are written as the program writes them in " + lang, () => withPage(inLanguage("#visning=penger", lang), async (page) => {
        await page.evaluate(() => document.querySelectorAll("main details").forEach((each) => each.setAttribute("open", "")));
        const [all, amount] = [["Alle pengestrømmer", "Beløp"], ["Alle pengestraumar", "Beløp"], ["All flows of money", "Amount"]][index];
        const ours = await column(page, all, amount);
        const theirs = await page.evaluate((head) => [...document.querySelectorAll("main .dokument table")].flatMap((table) => {
            const heads = [...table.tHead?.rows[0].cells ?? []].map((cell) => cell.textContent?.trim());
            const at = heads.includes("Regnet med") || heads.includes("Rekna med") || heads.includes("Counted") ? heads.indexOf(head) : -1;
            return at < 0 ? [] : [...table.tBodies[0].rows].map((row) => row.cells[at].textContent?.trim() ?? "");
        }), amount);
        check(theirs.length >= 5, theirs);
        for (const text of theirs) check(ours.includes(text), text, "is not among", ours);
    }, { folder: "undriven" }));

test("without drivers nothing is told of them", () => withPage("#visning=scenario&scenario=bygg", async (page) => {
    const text = await textOf(page);
    check(/Hull der noen får rollen/.test(text) && !/pådriver/i.test(text.replace(/Uten pådrivere/g, "")), text);
}, { folder: "undriven" }));

test("a scenario says its whole reason beside what it changes", () => withPage("#visning=scenario&scenario=bygg", async (page) => {
    const story = (await told(page, ".fortalt")).join(" ");
    check(story.includes("Hva om B bygger? Vi tar for gitt at B har lyst."), story);
    const table = (await told(page, ".virkninger")).join(" ");
    check(table.includes("Gi rolle: B, Utvikler/skaper, Verktøy"), table);
}, { folder: "undriven" }));

test("every finding says what it rests on", () => withPage("", async (page) => {
    for (const field of FIELDS) {
        await open(page, "", field);
        const bases = await told(page, ".funn .meta");
        check(bases.length > 1 && bases.every((text) => /^Beregnet (Kilde|Ikke en nummerert|Ingen kilde)/.test(text)), field, bases);
    }
}));
