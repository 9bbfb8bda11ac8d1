/* node check_types.mjs SCRATCH: the scripts of the page checked by TypeScript as the page has them,
 * together in one scope of their own, in the order of explorer_page.c. */

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const scratch = process.argv[2];
const publication = fileURLToPath(new URL("../../src/publication/", import.meta.url));
const folder = join(publication, "explorer");
const page = readFileSync(join(publication, "explorer_page.c"), "utf8");
const list = /scripts\[\] = \{([^}]*)\}/.exec(page)?.[1] ?? "";
const files = ["boot.js", ...[...list.matchAll(/akt_page_(\w+)_js/g)].map((found) => found[1] + ".js")];

const types = readFileSync(join(folder, "types.d.ts"), "utf8");
const names = [...types.matchAll(/^(?:type|interface) (\w+)/gm)].map((found) => found[1]);
writeFileSync(join(scratch, "types.d.ts"), types.replace(/^(type|interface) /gm, "export $1 "));

const lines = ["// @ts-check", ...names.map((name) => `/** @typedef {import("./types").${name}} ${name} */`), "export {};"];
const starts = [];
for (const file of files) {
    starts.push({ file, line: lines.length });
    lines.push(...readFileSync(join(folder, file), "utf8").split("\n"));
}
writeFileSync(join(scratch, "all.js"), lines.join("\n"));

/* A place in all.js as one in the script that it came from. */
function place(line) {
    const start = starts.filter((each) => each.line < line).at(-1) ?? { file: "types.d.ts", line: 0 };
    return start.file + ":" + (line - start.line);
}

const known = readdirSync(folder).filter((file) => file.endsWith(".js"));
let failed = known.filter((file) => !files.includes(file)).map((file) => file + ": is not in the page");
try {
    execFileSync(process.execPath, [join(process.env.AKT_WEB_MODULES, "node_modules/typescript/bin/tsc"), "--checkJs",
        "--noEmit", "--strict", "--target", "es2022", "--module", "es2022", "--lib", "es2022,dom,dom.iterable", "all.js"],
    { cwd: scratch, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
} catch (error) {
    failed = failed.concat(String(error.stdout).split("\n").filter(Boolean).map((text) =>
        text.replace(/^all\.js\((\d+),(\d+)\)/, (_, line, column) => place(Number(line)) + ":" + column)));
}
for (const fault of failed) console.log("FAILED " + fault);
console.log(files.length + " scripts have types that fit: " + (failed.length ? "no" : "yes"));
process.exitCode = failed.length ? 1 : 0;
