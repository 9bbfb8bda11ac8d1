/* The search finds actors, roles, proposals and the five questions, by the words that people write. */

import { check, LANGS, open, inLanguage, plain, test, withPage } from "./harness.mjs";

const MOST_MS = 50; // a key, with room for a slow machine: the middle one of many

/** What is offered for a text. */
async function offered(page, text) {
    await page.locator("#sok-topp").fill(text);
    return (await page.locator("#sok-topp-treff [role=option]").allInnerTexts()).map((each) => plain(each).replace(/\s+/g, " "));
}

/** Writes, takes the first and tells where it leads. */
async function leadsTo(page, text) {
    await page.locator("#sok-topp").fill(text);
    await page.keyboard.press("Enter");
    return page.evaluate(() => location.hash);
}

test("proposals are found by their titles and numbers, and are on when chosen", () => withPage("#visning=kart", async (page) => {
    for (const [text, id, title] of [["fast forum", "fast-forum", /^Fast forum/], ["uten difi", "uten-difi", /^Uten Difi/],
        ["utan difi", "uten-difi", /^Uten Difi/], ["alternativ 8.3.2", "bedre-etatsstyring", /^Bedre etatsstyring/],
        ["8.3.2", "bedre-etatsstyring", /Alternativ 8\.3\.2/]]) {
        const [first] = await offered(page, text);
        check(first && title.test(first), text, "finds", first ?? "nothing");
        const hash = await leadsTo(page, text);
        check(hash.includes("visning=scenario") && hash.includes("scenario=" + id), text, "leads to", hash);
    }
}));

test("the five questions are found by their titles and by plain words", () => withPage("#visning=kart", async (page) => {
    const words = { kart: ["hvem gjør hva", "kart"], penger: ["hvem betaler", "penger"], roller: ["hva mangler", "hull"],
        nettverk: ["hvem binder sammen", "nettverk"], scenario: ["hva om", "forslag"] };
    for (const [view, texts] of Object.entries(words))
        for (const text of texts) {
            const hash = await leadsTo(page, text);
            check(hash.replace(/&.*/, "") === "#visning=" + view, text, "leads to", hash);
        }
}));

test("the plain words of another language find as well", () => withPage("#visning=kart", async (page) => {
    for (const lang of LANGS) {
        await open(page, inLanguage("#visning=kart", lang));
        for (const text of ["gaps", "hol", "hull"])
            check((await leadsTo(page, text)).includes("visning=roller"), text, "in", lang);
    }
}));

test("another form of a long word finds; a word that only begins alike does not", () => withPage("#visning=kart", async (page) => {
    check((await offered(page, "stimuleringsordninger")).some((each) => /Stimuleringsordningen/.test(each)), "no other form");
    check((await offered(page, "departisaner")).length === 0, "too much is alike");
}));

test("a hit has the short name first", () => withPage("#visning=kart", async (page) => {
    const [first] = await offered(page, "doga");
    check(first === "DogA – Norsk design- og arkitektursenter stiftelse", first);
    check((await offered(page, "difi"))[0].startsWith("Difi – Direktoratet"), "Difi");
}));

test("a key is answered at once", () => withPage("#visning=kart", async (page) => {
    const times = await page.evaluate(() => {
        const input = /** @type {HTMLInputElement} */ (document.getElementById("sok-topp"));
        return [..."stimuleringsordninger uten difi"].map((_, at, all) => {
            input.value = all.slice(0, at + 1).join("");
            const start = performance.now();
            input.dispatchEvent(new Event("input", { bubbles: true }));
            return performance.now() - start;
        }).sort((a, b) => a - b);
    });
    check(times[times.length >> 1] < MOST_MS, times[times.length >> 1], "ms");
    if (process.env.AKT_TOLD) console.log("a key:", times[times.length >> 1], "ms, at most", times[times.length - 1]);
}));
