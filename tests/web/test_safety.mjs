/* Nothing is asked of a network, nothing of a dataset runs, and only our scripts and styles do. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";

import { addressOf, check, open, test, textOf, VIEWS, withPage } from "./harness.mjs";

const HASHES = VIEWS.map((view) => view.replace("difi", "script").replace(/fast-forum,uten-difi|fast-forum/, ""));

test("hostile names are only names", () => withPage("", async (page) => {
    for (const hash of [...HASHES, "#aktor=cdata", "#aktor=quotes", "#aktor=equals", "#aktor=tab"]) {
        await open(page, hash, "hostile");
        const strange = await page.evaluate(() => [...document.querySelectorAll(
            "main script, iframe, img, object, embed, [onload], [onerror], [onclick], a[href^='javascript:' i], main style, base, form")]
            .map((each) => each.outerHTML.slice(0, 120)));
        check(strange.length === 0, hash, strange);
        check(await page.evaluate(() => document.scripts.length <= 5), hash, "has more scripts than ours");
        check((await textOf(page)).length > 40, hash, "shows nothing");
    }
    await open(page, "#aktor=script", "hostile");
    check(/<\/script><script>alert\(1\)/.test(await textOf(page)), "the name itself is not shown");
}, { folder: "hostile" }));

test("hostile names are only names without a script too", () => withPage("", async (page) => {
    const strange = await page.evaluate(() => document.querySelectorAll(
        "main script, iframe, img, object, [onload], [onerror], a[href^='javascript:' i]").length);
    check(strange === 0, strange, "strange elements");
}, { folder: "hostile", javaScriptEnabled: false }));

test("every view of a small field and of a hostile one opens", () => withPage("", async (page) => {
    for (const folder of ["few", "hostile"])
        for (const hash of HASHES) {
            await open(page, hash.replace("script", folder === "few" ? "a" : "script"), folder);
            check(await page.evaluate(() => document.querySelectorAll("main h1").length) === 1, folder, hash);
        }
}, { folder: "few" }));

test("the policy lets in our scripts and styles alone", async () => {
    for (const folder of ["shipped", "hostile", "few"]) {
        const html = readFileSync(fileURLToPath(addressOf("", folder)), "utf8");
        const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
        const hash = (text) => "'sha256-" + createHash("sha256").update(text).digest("base64") + "'";
        const inline = [...html.matchAll(/<(script|style)>([^]*?)<\/\1>/g)];
        check(inline.length === 3, folder, inline.length, "scripts and styles");
        for (const [, tag, text] of inline) {
            const allowed = new RegExp(tag + "-src([^;]*)").exec(policy)?.[1] ?? "";
            check(allowed.includes(hash(text)), folder, tag, "is not let in");
        }
        const packed = /<script type="application\/octet-stream" id="skript">([^<]*)</.exec(html)?.[1] ?? "";
        const code = inflateRawSync(Buffer.from(packed, "base64"));
        check(code.length > 50000 && policy.includes(hash(code)), folder, "the scripts are not let in");
        check((policy.match(/sha256-/g) ?? []).length === 4 && policy.startsWith("default-src 'none';") &&
            !/unsafe|https?:|\*/.test(policy), folder, policy);
        check(!/ (style|on[a-z]+)="/.test(html.replace(/<script[^]*?<\/script>/g, "")), folder, "holds styles or handlers in markup");
        check(!/(src|href)="(https?:)?\/\//.test(html.replace(/<a [^>]*>/g, "")), folder, "asks the network");
    }
});

test("the page of the shipped data is less than a million bytes", async () => {
    const size = readFileSync(fileURLToPath(addressOf(""))).length;
    check(size < 1000000, size, "bytes");
});
