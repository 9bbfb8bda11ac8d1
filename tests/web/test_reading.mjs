/* Rows and sentences say who does what to whom, which are missing, and what brings an effect about. */

import { check, inLanguage, open, plain, test, withPage } from "./harness.mjs";

/** The rows of the table under a heading that unfolds. */
function rowsUnder(page, title) {
    return page.evaluate((title) => {
        const fold = [...document.querySelectorAll("main details")].find((each) =>
            (each.querySelector("summary")?.textContent ?? "").replace(/\u00ad/g, "").startsWith(title));
        return [...fold?.querySelectorAll("tbody tr") ?? []].map((row) => [...row.children].map((cell) =>
            (cell.textContent ?? "").replace(/[\u00ad\u200b]/g, "")));
    }, title);
}

test("ties that a proposal changes go from the one who does it", () => withPage("#visning=scenario&scenario=uten-difi", async (page) => {
    const verbs = { nb: ["Bånd som kommer til", "driver", "eier", "er partner i"], nn: ["Band som kjem til", "driv", "eig", "er partnar i"],
        en: ["Ties that come", "operates", "owns", "is a partner in"] };
    for (const [lang, [title, operates, owns, partner]] of Object.entries(verbs)) {
        await open(page, inLanguage("#visning=scenario&scenario=uten-difi", lang));
        const rows = await rowsUnder(page, title);
        for (const verb of [operates, owns, partner]) {
            const told = rows.filter((row) => row[2] === verb);
            check(told.length > 0 && told.every((row) => /^Difi/.test(row[0]) && !/^Difi$/.test(row[1])), lang, verb, told.slice(0, 3));
        }
    }
}));

test("the sheet of a new forum says that it has the members", () => withPage("#visning=scenario&scenario=fast-forum", async (page) => {
    const id = await page.evaluate(() => document.querySelector(".node[data-id^=fast-forum]")?.getAttribute("data-id"));
    await open(page, "#visning=scenario&scenario=fast-forum&aktor=" + id);
    await page.locator(`.node[data-id="${id}"]`).click();
    const text = plain(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("main .panel")).innerText));
    check(/har medlem/.test(text) && !/er medlem av/.test(text), text.slice(0, 300));
}));

test("a recorded membership reads either way", () => withPage("#aktor=kaffekannenettet", async (page) => {
    const text = await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("main .panel")).innerText);
    check(/har medlem/i.test(text) && !/er medlem av/i.test(text), text.slice(0, 500));
}, { folder: "example" }));

test("the pairs of drivers that are missing stand in words", () => withPage("#visning=nettverk", async (page) => {
    const said = { nb: "par mangler bånd. Uten bånd til noen andre pådrivere: ", nn: "par manglar band. Utan band til nokon andre pådrivarar: ",
        en: "pairs have no tie. Without ties to any other driver: " };
    for (const [lang, sentence] of Object.entries(said)) {
        await open(page, inLanguage("#visning=nettverk", lang));
        const { text, lines, rows } = await page.evaluate(() => ({
            text: [...document.querySelectorAll("#padrivere > p")].map((each) => each.textContent).join("\n"),
            lines: document.querySelectorAll("#padrivere .ingenstrek").length,
            rows: [...document.querySelectorAll("#padrivere tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent ?? "")) }));
        check(plain(text).includes(lines + " " + sentence), lang, text);
        const none = rows.at(-1)?.[2];
        const tied = new Set(rows.filter((row) => row[2] !== none).flatMap((row) => row.slice(0, 2)));
        const alone = [...new Set(rows.flatMap((row) => row.slice(0, 2)))].filter((each) => !tied.has(each));
        const named = text.slice(text.lastIndexOf(": ") + 2).replace(/\.\s*$/, "").split(/, | og | and /);
        check(alone.length > 0 && alone.length === named.length && alone.every((each) => named.includes(each)), lang, alone, named);
    }
}));

test("the lines that are missing can be seen", async () => {
    for (const colorScheme of ["light", "dark"])
        await withPage("#visning=nettverk", async (page) => {
            const [line, edge] = await page.evaluate(() => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.className = "utkast";
                const told = [getComputedStyle(/** @type {Element} */ (document.querySelector("#padrivere .ingenstrek"))).stroke,
                    getComputedStyle(probe).borderTopColor];
                probe.remove();
                return told;
            });
            check(line === edge, colorScheme, line, edge);
        }, { colorScheme: /** @type {"light"|"dark"} */ (colorScheme) });
});

test("no two links of the front page say the same and go to different places", () => withPage("", async (page) => {
    for (const lang of ["nb", "nn", "en"]) {
        await open(page, inLanguage("#", lang));
        const links = await page.evaluate(() => [...document.querySelectorAll("main .funn a")].map((link) => [link.textContent, link.getAttribute("href")]));
        const places = new Map();
        for (const [text, href] of links) {
            check((places.get(text) ?? href) === href, lang, text ?? "", "goes to", places.get(text), "and", href ?? "");
            places.set(text, href);
        }
        check(places.size > 3, "few links");
    }
}));

test("an effect names the steps that it is due to", () => withPage("#visning=scenario&scenario=fast-forum", async (page) => {
    const due = () => page.evaluate(() => [...document.querySelectorAll("main .virkninger tbody tr")].map((row) =>
        (row.children[4]?.textContent ?? "").replace(/[\u00ad\u200b]/g, "")));
    check((await due()).includes("Legg til forum: Fast forum for innovasjonsaktørene"), await due());
    await open(page, "#visning=scenario&scenario=uten-difi");
    check((await due()).some((each) => each === "Fjern aktør: Difi innovasjon; Difi anskaffelser; Difi"), await due());
    check((await due()).every((each) => !/^Steg/.test(each)), await due());
}));

test("where nothing changes, that is what the page says", () => withPage("#visning=scenario&scenario=som-i-dag", async (page) => {
    const text = plain(await page.evaluate(() => document.querySelector("main")?.textContent ?? ""));
    check(/Forslaget endrer ingenting/.test(text) && !/[Ss]kript|ingen steg|0 steg/.test(text), text.slice(0, 400));
}));
