// What export writes for other people's JSON tools, as those tools read it: 360Giving by the published
// schema (ajv), JSON-LD by a processor that may not fetch anything (jsonld).
//
//     node export_documents.js DATASET.json GIVING.json|- LINKED.jsonld [SCHEMAS]
"use strict";
const fs = require("fs");
const path = require("path");
const [, , datasetPath, givingPath, linkedPath, schemas] = process.argv;
const load = (name) => JSON.parse(fs.readFileSync(name, "utf8"));
const need = (name) => require(path.join(process.cwd(), "node_modules", name));
let faults = 0;

function expect(what, found, wanted) {
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    faults++;
    console.log(`FAILED ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

// The published schemas name their dialect by an address that is not the canonical one, and the package
// refers to an earlier version of the grant.
function mended(name) {
    const schema = load(path.join(schemas, name));
    schema.$schema = "https://json-schema.org/draft/2020-12/schema";
    return schema;
}

function checkGiving(data) {
    const giving = load(givingPath);
    if (schemas) {
        const Ajv = need("ajv/dist/2020");
        const ajv = new Ajv({ strict: false, allErrors: true });
        need("ajv-formats")(ajv);
        const grant = mended("360-giving-schema.json");
        const whole = mended("360-giving-package-schema.json");
        ajv.addSchema({ ...grant, $id: whole.properties.grants.items.$ref });
        const validate = ajv.compile(whole);
        expect("360Giving is valid", validate(giving) ? [] : validate.errors, []);
    }
    const awarded = (data.flows || []).filter((f) => ["grant", "regrant"].includes(f.kind)
        && f.amount != null && f.year && !["proposed", "budget"].includes(f.status));
    const amounts = new Map(awarded.map((f) => [`360G-aktorkart-${f.id}`, f]));
    const numbers = new Set((data.actors || []).filter((a) => a.orgnr)
        .map((a) => `NO-BRC-${a.orgnr}`));
    // Of flows between the same in a year, by the same programme, the most final ones count.
    const finality = ["", "proposed", "budget", "committed", "paid"];
    const series = (f) => [f.from, f.to, f.via, f.year].join(" ");
    const actors = new Set((data.actors || []).map((a) => a.id));
    const counting = awarded.filter((f) => !(data.flows || []).some((other) =>
        series(other) === series(f)
        && finality.indexOf(other.status || "") > finality.indexOf(f.status || "")));
    for (const flow of counting.filter((f) => actors.has(f.from) && actors.has(f.to)))
        expect(`${flow.id} is there`, giving.grants.some((g) => g.id === `360G-aktorkart-${flow.id}`),
            true);
    expect("360Giving holds some of them", giving.grants.length > 0, true);
    for (const grant of giving.grants) {
        const flow = amounts.get(grant.id) || {};
        expect(`${grant.id}`, [grant.amountAwarded, grant.awardDate, grant.currency],
            [flow.amount, `${flow.year}-01-01`, flow.currency || "NOK"]);
        for (const org of [...grant.fundingOrganization, ...grant.recipientOrganization])
            if (org.id.startsWith("NO-BRC-")) expect(org.id, numbers.has(org.id), true);
    }
}

async function checkLinked(data) {
    const jsonld = need("jsonld");
    const refuse = async (url) => { throw new Error(`${url} is asked for`); };
    const text = await jsonld.toRDF(load(linkedPath),
        { format: "application/n-quads", documentLoader: refuse, safe: true });
    const lines = text.split("\n").filter((line) => line);
    const ORG = "http://www.w3.org/ns/org#";
    const typed = (type) => lines.filter((l) => l.includes("#type> <" + type + ">")).length;
    const said = (predicate) => lines.filter((l) => l.split(" ")[1] === `<${predicate}>`).length;
    const count = (table) => (data[table] || []).length;
    const sum = (table, field) =>
        (data[table] || []).reduce((n, r) => n + (r[field] || []).length, 0);
    const former = (table) => new Set((data[table] || []).flatMap((r) => r.former_ids || [])).size;
    const subjects = new Set(lines.map((l) => l.split(" ")[0]));
    for (const object of new Set(lines.map((l) => l.split(" ")[2])))
        if (object.startsWith("<urn:aktorkart:"))
            expect(`${object} is described`, subjects.has(object), true);
    expect("organisations", typed(ORG + "Organization"), count("actors") + former("actors"));
    expect("programmes", typed("http://xmlns.com/foaf/0.1/Project"),
        count("programmes") + former("programmes"));
    expect("forums", typed(ORG + "OrganizationalCollaboration"), count("forums") + former("forums"));
    const held = (data.roles || []).filter((r) => r.holder && r.strength !== "absent");
    const tied = (data.ties || []).filter((t) => !["planned", "proposed"].includes(t.status));
    expect("ties", said(ORG + "linkedTo"), new Set(tied.map((t) => `${t.from} ${t.to}`)).size);
    expect("memberships", typed(ORG + "Membership"), held.length + sum("programmes", "owners")
        + sum("programmes", "operators") + sum("programmes", "partners"));
    expect("members of forums", said(ORG + "memberOf"), sum("forums", "members"));
    expect("units", said(ORG + "subOrganizationOf"),
        (data.actors || []).filter((a) => a.parent).length);
    expect("changes", typed(ORG + "ChangeEvent"), ["actors", "programmes", "forums"]
        .reduce((n, table) => n + sum(table, "former_ids"), 0));
    expect("numbers", said("http://www.w3.org/ns/adms#identifier"),
        (data.actors || []).filter((a) => a.orgnr).length);
    expect("sources", typed("http://purl.org/dc/terms/BibliographicResource"), count("sources"));
}

(async () => {
    const data = load(datasetPath);
    if (givingPath !== "-") checkGiving(data);
    await checkLinked(data);
    process.exit(faults > 0 ? 1 : 0);
})();
