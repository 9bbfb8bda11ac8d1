/* Ten questions that the report answers, asked from the front page as a user would. */

import { check, plain, test, withPage, textOf } from "./harness.mjs";
import { keys, mouse } from "./hands.mjs";

/** A minute is time enough for so many keys, or so many clicks. */
const MOST = { mouse: 30, keys: 150 };

/** Waits until the view says it. */
async function says(page, ...patterns) {
    for (const pattern of patterns) {
        const until = Date.now() + 6000;
        while (!pattern.test(await textOf(page))) {
            if (Date.now() > until) throw new Error("nothing says " + pattern);
            await page.waitForTimeout(50);
        }
    }
}

/** The text beside a label of the fact sheet. */
async function fact(page, label, pattern) {
    const rows = await page.evaluate(() => [...document.querySelectorAll("main dt")].map((term) => {
        let text = "";
        for (let next = term.nextElementSibling; next?.tagName === "DD"; next = next.nextElementSibling)
            text += /** @type {HTMLElement} */ (next).innerText + "\n";
        return [term.textContent ?? "", text];
    }));
    const told = plain(rows.filter(([name]) => new RegExp(label, "i").test(plain(name))).map((row) => row[1]).join(""));
    check(pattern.test(told), "«" + label + "» says", told);
}

const QUESTIONS = [
    ["Hvem betaler DogA?", async (page, hand) => {
        await hand.find("doga", /DogA|arkitektursenter/);
        await says(page, /Får penger fra/i);
        await fact(page, "Får penger fra", /NFD|Nærings- og fiskeri/);
        await fact(page, "Får penger fra", /KMD|Kommunal- og moderni/);
        await fact(page, "Får penger fra", /ukjent|ikke oppgitt/i);
    }],
    ["Hvilken rolle mangler klar bærer?", async (page, hand) => {
        await hand.press(/^Hva mangler\?/);
        await hand.press(/Hull/);
        await says(page, /Transformerer\/arkitekt/, /Ingen/);
    }],
    ["Hva endrer et fast forum?", async (page, hand) => {
        await hand.press(/^Hva om/);
        await hand.tick(/^Fast forum for innovasjonsaktørene/);
        await says(page, /Før/, /Etter/, /endrer seg ikke/i, /forum/i, /100.%|Holder/);
    }],
    ["Hvem styrer Difi?", async (page, hand) => {
        await hand.find("difi", /Direktoratet for forvaltning og IKT|^Difi$/);
        await says(page, /Styrer Difi gjennom tildelingsbrev|styr/i);
        await fact(page, "styr|gir oppdrag|Styring", /KMD|Kommunal- og moderni/);
    }],
    ["Hva er Difis roller, og hvor står det?", async (page, hand) => {
        await hand.find("difi", /Direktoratet for forvaltning og IKT|^Difi$/);
        await hand.press(/^Difis kompetansemiljø for innovasjon$/); // the report gives roles to its units
        await says(page, /Roller/, /(Utvikler|Tilrettelegger|Utdanner|arkitekt)/);
        await fact(page, "Utvikler|Tilrettelegger|Utdanner|arkitekt", /Difi 2017:01, [0-9V]/);
    }],
    ["Hvilke program retter seg mot kommunene?", async (page, hand) => {
        await hand.press(/^Hvem gjør hva\?/);
        await hand.narrow(/^Målgruppe/, "kommuner");
        await hand.press(/^Register/);
        await says(page, /FORKOMMUNE/, /Nasjonalt program for leverandørutvikling/);
    }],
    ["Hvem binder sammen flest?", async (page, hand) => {
        await hand.press(/^Hvem binder sammen\?/);
        await says(page, /Bånd til så mange andre|flest/i);
        const first = await page.evaluate(() => [...document.querySelectorAll("main table tbody tr")]
            .map((row) => /** @type {HTMLElement} */ (row).innerText).find((text) => /\d/.test(text)) ?? "");
        check(/Difi|KMD|Innovasjon Norge|KS/.test(first), "first stands", first);
    }],
    ["Hvilke behov har ingen svar?", async (page, hand) => {
        await hand.press(/^Hva mangler\?/);
        await says(page, /Behov/);
        const rows = await page.evaluate(() => [...document.querySelectorAll("main tr")]
            .map((row) => /** @type {HTMLElement} */ (row).innerText.replace(/\s+/g, " ")));
        check(rows.some((row) => /Hull/.test(row) && /Difi 2017:01/.test(row)), "no need stands as a gap with its source");
    }],
    ["Hvor mye betaler KMD Difi, og hvor står det?", async (page, hand) => {
        await hand.find("difi", /Direktoratet for forvaltning og IKT|^Difi$/);
        await fact(page, "Får penger fra", /5\smill/);
        await fact(page, "Får penger fra", /Vedlegg 1/);
        await hand.press(/Får penger fra.*Vedlegg 1/);
        await says(page, /Giveren er lest av/);
    }],
    ["Hva skjer uten Difi?", async (page, hand) => {
        await hand.press(/^Hva om/);
        await hand.tick(/^Uten Difi/);
        await says(page, /Uten Difi/, /går ut|Går ut|fjern/i, /Etter/);
    }],
];

for (const [question, ask] of QUESTIONS)
    for (const [how, make] of [["mouse", mouse], ["keys", keys]])
        test(question + " by " + how, () => withPage("", async (page) => {
            const hand = make(page);
            await ask(page, hand);
            check(hand.actions <= MOST[how], hand.actions + " actions");
            if (process.env.AKT_TOLD) console.log(question, how, hand.actions, "actions");
        }));
