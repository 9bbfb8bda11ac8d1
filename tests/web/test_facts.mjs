/* What is known is shown, all of it; and the page is used as people expect of its parts. */

import { check, open, plain, test, textOf, withPage } from "./harness.mjs";

/** The dataset as the page itself hands it out. */
async function datasetOf(page) {
    const [download] = await Promise.all([page.waitForEvent("download"),
        page.getByRole("button", { name: "Last ned datasettet" }).first().click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

test("everything that the sources say of somebody can be read", () => withPage("#aktor=kommunene", async (page) => {
    const dataset = await datasetOf(page);
    const said = dataset.statements.filter((each) => each.about?.includes("kommunene"));
    check(said.length > 20, "too few statements to try:", said.length);
    const section = page.locator(".panel section", { hasText: "Kildene sier" });
    const text = plain((await section.textContent()) ?? "");
    for (const statement of said)
        check(text.includes(plain(statement.text.nb ?? statement.text)), "is not told:", statement.id);
    check(await section.locator("summary").first().isVisible(), "nothing tells that there is more");
}));

test("how large a part somebody owns is told of both", () => withPage("#aktor=innovasjon-norge", async (page) => {
    check(/51\s%/.test(await textOf(page)), "Innovasjon Norge tells of no 51 %");
    await open(page, "#aktor=fylkeskommunene");
    check(/49\s%/.test(await textOf(page)), "the counties tell of no 49 %");
    await open(page, "#aktor=fylkeskommunene&sprak=en");
    check(/49%/.test(await textOf(page)), "no English share");
}));

test("every figure of the sources stands in a table", () => withPage("#visning=kilder&del=tallene", async (page) => {
    const dataset = await datasetOf(page);
    for (let more = page.locator("#tallene button", { hasText: /^Vis/ }); await more.count();) await more.first().click();
    const text = plain((await page.locator("#tallene").textContent()) ?? "");
    check(dataset.indicators.length > 100, "too few figures to try:", dataset.indicators.length);
    for (const item of dataset.indicators)
        check(text.includes(plain(item.name.nb ?? item.name)), "is not there:", item.id);
}));

test("Escape lets go of what is picked, wherever the focus is", () => withPage("#aktor=difi", async (page) => {
    await page.locator("#vis-kart").focus();
    await page.keyboard.press("Escape");
    await page.waitForURL(/visning=kart$/);
    await open(page, "#visning=penger&aktor=difi");
    await page.keyboard.press("Escape");
    await page.waitForURL(/visning=penger$/);
    await open(page, "#visning=roller&rute=architect.policy");
    await page.locator("h1").focus();
    await page.keyboard.press("Escape");
    await page.waitForURL(/visning=roller$/);
}));

test("Escape in the list of hits closes the list and nothing else", () => withPage("#aktor=difi", async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("forsk");
    await page.keyboard.press("Escape");
    check(await page.getByRole("option").count() === 0 || !await page.getByRole("option").first().isVisible(), "the list is open");
    check(page.url().includes("aktor=difi"), "the pick is gone");
}));

test("the sides of a scenario are one choice of three", () => withPage("#visning=scenario&scenario=fast-forum", async (page) => {
    const names = ["Før", "Endring", "Etter"];
    for (const name of names) check(await page.getByRole("radio", { name }).count() === 1, name, "is no choice");
    check(await page.getByRole("radio", { name: "Endring" }).isChecked(), "the change is not shown first");
    await page.getByRole("radio", { name: "Endring" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/side=etter/);
    check(await page.getByRole("radio", { name: "Etter" }).isChecked(), "the arrow does not lead to what comes after");
    check(await page.evaluate(() => document.activeElement?.id) === "side-etter", "the focus is lost");
}));

test("the last year can be chosen from all years", () => withPage("#visning=kart", async (page) => {
    const slider = page.locator("#ar");
    const last = Number(await slider.getAttribute("max")) - 1;
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(new RegExp("ar=" + last));
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/visning=kart$/);
}));

test("where the clipboard is shut the address is there to be copied", () => withPage("#aktor=difi", async (page) => {
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("shut")); });
    await page.getByRole("button", { name: "Kopier lenke" }).click();
    const field = page.getByLabel("Kopier adressen:");
    check((await field.inputValue()) === page.url(), "another address");
    check(await field.evaluate((each) => document.activeElement === each), "the focus is elsewhere");
}));

test("a search among the filtered says that filters stand in the way", () =>
    withPage("#visning=register&niva=municipal&sok=difi", async (page) => {
        check(/fjern et filter/.test(await textOf(page)), await textOf(page));
    }));

test("a field without categories has a map that says so, and a register", () => withPage("#visning=kart", async (page) => {
    check(/ingen i datasettet har en kategori/.test(await textOf(page)), await textOf(page));
    check(!/med 0 bånd/.test(await textOf(page)), "the ties are not in the table");
    await page.getByRole("link", { name: "Se alle i registeret" }).click();
    await page.waitForURL(/visning=register/);
    check((await page.locator("main table tbody tr").count()) > 1, "nobody is in the register");
}, { folder: "foreign" }));

for (const width of [1440, 390])
    test("what a proposal does is in sight when it is ticked, at " + width, () => withPage("#visning=scenario", async (page) => {
        const box = page.getByRole("checkbox", { name: /^Uten Difi/ });
        await box.focus();
        await page.keyboard.press("Space");
        await page.waitForURL(/uten-difi/);
        const told = await page.locator(".fortalt h2").boundingBox();
        check(told !== null && told.y > -20 && told.y < 900, "it stands at", told?.y ?? "nowhere");
        check(await page.getByRole("checkbox", { name: /^Uten Difi/ }).evaluate((each) => document.activeElement === each), "the focus is lost");
    }, { viewport: { width, height: 1000 } }));

test("that no gap is left is told as what happens, not as what stays", () => withPage("#visning=scenario&scenario=tydeligere-roller", async (page) => {
    check(/Ingen hull står igjen/.test(await page.locator(".fortalt > div").first().innerText()), "it is not told");
    check(!/hull/.test(await page.locator(".uendret").innerText()), "it is told as what stays");
}));

test("the money of one: the picture is whole and the table only of it", () => withPage("#visning=penger&aktor=doga", async (page) => {
    const cut = await page.evaluate(() => [...document.querySelectorAll("main .bilde, main .pengebilde, main .pengetabell > .tabellramme > .tabell")]
        .filter((box) => box.scrollWidth > box.clientWidth + 2).map((box) => box.className));
    check(cut.length === 0, "cut:", cut);
    const dataset = await datasetOf(page);
    const own = dataset.flows.filter((flow) => [flow.from, flow.to, flow.via].includes("doga")).length;
    const rows = await page.locator(".pengetabell tbody tr").count();
    check(rows === own && own > 0, rows, "rows of", own);
}));

test("typing in a drop-down finds the choice", () => withPage("#visning=kart", async (page) => {
    await page.locator("#filter-malgruppe").focus();
    await page.keyboard.type("komm", { delay: 40 });
    check(await page.locator("#filter-malgruppe").inputValue() === "municipalities", "it stands at", await page.locator("#filter-malgruppe").inputValue());
    await page.goBack();
    await page.waitForURL(/visning=kart$/);
    check(await page.locator("#filter-malgruppe").inputValue() === "", "it still shows", await page.locator("#filter-malgruppe").inputValue());
    await open(page, "#visning=penger");
    await page.locator("#hvem-betaler").selectOption("difi");
    await page.waitForURL(/aktor=difi/);
    await page.locator("#hvem-betaler").focus();
    await page.keyboard.press("Escape");
    await page.waitForURL(/visning=penger$/);
    check(await page.locator("#hvem-betaler").inputValue() === "", "it shows one that is let go");
}));

test("choices at different times are each a step back", () => withPage("#visning=kart", async (page) => {
    for (const value of ["municipalities", "state_agencies"]) {
        await page.locator("#filter-malgruppe").selectOption(value);
        await page.locator("#vis-kart").focus();
    }
    await page.goBack();
    await page.waitForURL(/malgruppe=municipalities/);
}));

test("Escape in a search field with words in it is the field's own", () => withPage("#aktor=difi&visning=register&sok=skole", async (page) => {
    await page.locator("#sok-register").focus();
    await page.keyboard.press("Escape");
    check(page.url().includes("aktor=difi"), "the pick is gone");
}));

test("a filter that is taken away leaves the focus at what came of it", () => withPage("#visning=kart&malgruppe=municipalities", async (page) => {
    await page.getByRole("button", { name: /Målgruppe: kommuner/ }).click();
    await page.waitForURL(/visning=kart$/);
    const focus = await page.evaluate(() => document.activeElement?.className ?? "");
    check(/resultatlinje/.test(focus), "the focus is at", focus);
}));

test("programmes and schemes can be picked out by type", () => withPage("#visning=register&malgruppe=municipalities", async (page) => {
    await page.locator(".flerefiltre summary").click();
    await page.locator("#filter-type").selectOption("programme");
    await page.waitForURL(/type=programme/);
    const rows = await page.locator(".registertabell tbody tr").count();
    check(rows > 0 && rows < 20, rows, "rows");
}));

test("beside each fact a mistake can be told to whom the dataset names", () => withPage("#visning=register", async (page) => {
    await page.locator(".registertabell tbody th a").first().click();
    await page.waitForURL(/aktor=/);
    const buttons = page.locator(".panel .kildeknapp");
    check(await buttons.count() > 0, "no fact has a source");
    await buttons.first().click();
    const link = page.locator(".panel .kildenote:not([hidden]) a", { hasText: "Meld feil" }).first();
    check((await link.getAttribute("href")) === "https://example.org/feil?a=1&b=<2>", "it leads to", await link.getAttribute("href"));
}, { folder: "full" }));
