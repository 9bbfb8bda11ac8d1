#!/usr/bin/python3
"""Validate the shipped data against data/schema/.

    validate_schema.py [ROOT]

ROOT is the top of the source tree (default: two folders above this file). Validated are the JSON
files of every folder data/*/ (maps/ as maps) and data/*/scenarios/, the definitions of diagrams in graphs/, and the
graphs in tests/peers/graphs/. The
schemas themselves are checked first: against the metaschema, for references that lead nowhere, for
fields without an explanation, and with records that they must accept and records that they must
refuse, so that a schema which lets everything through does not pass.

Exit status: 0 everything is valid, 1 faults (one a line), 2 python3-jsonschema is missing or there is
nothing to validate. Needs Debian's python3-jsonschema (draft 2020-12).
"""
import copy
import json
import pathlib
import re
import sys

try:
    from jsonschema import Draft202012Validator, RefResolver
    from jsonschema.exceptions import SchemaError, best_match
except ImportError:
    print("validate_schema.py: python3-jsonschema is not installed", file=sys.stderr)
    sys.exit(2)

SCHEMA_NAMES = ("dataset.schema.json", "scenario.schema.json", "diagram.schema.json",
                "map.schema.json")
PASSED_OVER = {"datapackage.json", "manifest.json"}


def load(path):
    """Strict JSON: UTF-8, no repeated key, no NaN or Infinity."""
    def unique(pairs):
        seen = {}
        for key, value in pairs:
            if key in seen:
                raise ValueError(f"repeated key {key!r}")
            seen[key] = value
        return seen

    def refuse(word):
        raise ValueError(f"{word} is not JSON")

    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique,
                      parse_constant=refuse)


def validator_of(schemas, name):
    resolver = RefResolver(base_uri=name, referrer=schemas[name], store=dict(schemas))
    return Draft202012Validator(schemas[name], resolver=resolver)


def pointer(path):
    return "".join("/" + str(p).replace("~", "~0").replace("/", "~1") for p in path) or "/"


def faults_of(validator, instance):
    """Sorted «pointer: message» lines; says of each record only what is wrong with it."""
    errors = list(validator.iter_errors(instance))
    places = [list(e.absolute_path) for e in errors if e.validator != "unevaluatedProperties"]
    lines = set()
    for error in errors:
        path = list(error.absolute_path)
        message = error.message
        if error.validator == "unevaluatedProperties":
            # A field with a wrong value counts as not evaluated too; it has its own line already.
            names = [n for n in re.findall(r"'([^']*)'", message) if
                     not any(p[:len(path) + 1] == path + [n] for p in places)]
            if not names:
                continue
            message = "unknown field: " + ", ".join(names)
        elif error.context:
            message += f" ({best_match([error]).message})"
        lines.add(f"{pointer(path)}: {message if len(message) < 400 else message[:400] + '…'}")
    return sorted(lines)


# ---------------------------------------------------------------- the schemas themselves

def walk(node, path=()):
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, path + (key,))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, path + (index,))


def check_references(schemas, name):
    for path, node in walk(schemas[name]):
        if not (isinstance(node, dict) and isinstance(node.get("$ref"), str)):
            continue
        file, _, fragment = node["$ref"].partition("#")
        target = schemas.get(file or name)
        for part in fragment.strip("/").split("/") if target else ():
            target = target.get(part) if isinstance(target, dict) else None
        if target is None:
            yield f"{pointer(path)}: {node['$ref']} leads nowhere"


def check_explained(schema):
    """Every field that somebody fills in has a title and a description."""
    places = [("", schema)] + [("/$defs/" + k, v) for k, v in schema["$defs"].items()]
    for place, definition in places:
        parts = [definition] + definition.get("anyOf", [])
        for field, value in (f for part in parts for f in part.get("properties", {}).items()):
            if not (value.get("title") and value.get("description")):
                yield f"{place}/properties/{field}: no title or no description"


def check_strict(schema):
    """Whatever lists its fields refuses the others; only the open `…_fields` leave that to others."""
    for path, node in walk(schema):
        if not (isinstance(node, dict) and node.get("type") == "object" and "properties" in node):
            continue
        last = str(path[-1]) if path else ""
        is_open = path[:1] == ("$defs",) and (last.endswith("_fields") or last == "step")
        closed = (node.get("additionalProperties") is False
                  or node.get("unevaluatedProperties") is False)
        if not closed and not is_open:
            yield f"{pointer(path)}: lets unknown fields through"


def check_schema(schemas, name):
    schema = schemas[name]
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        yield f"{pointer(error.absolute_path)}: {error.message}"
    if schema.get("$id") != name:
        yield f"$id is not {name}"
    yield from check_references(schemas, name)
    yield from check_explained(schema)
    yield from check_strict(schema)


# ---------------------------------------------------------------- records that settle the meaning

FACT = {"sources": [{"ref": "a", "at": "6.1.1"}, {"ref": "b"}], "basis": "interpreted",
        "confidence": 0.5, "note": {"nn": "tvil"}, "extra": {"anything": [1, None]}}
NAMED = {"id": "a.b-c_1", "name": {"nb": "Navn", "en": "Name"}, "short": "N", "aliases": ["Old"],
         "former_ids": ["old"], "description": "Text", "from": 2008, "to": "2016-12-31"}

FULL = {
    "$schema": "../schema/dataset.schema.json",
    "dataset": {"title": "T", "date": "2017-01", "language": "nb", "licence": "NLOD-2.0",
                "contact": "post@example.org", "draft": True},
    "sources": [{"id": "a", "title": "T", "short": "A", "publisher": "P", "date": "2017",
                 "url": "https://example.org/", "language": "en", "note": "n"}],
    "taxonomy": {
        "roles": [{"id": "broker", "name": "Broker", "description": "d", "slot": "role-5"}],
        "areas": [{"id": "x", "name": "X", "audiences": ["leaders"], "instruments": ["tools"]}],
        "categories": [{"id": "c", "name": "C", "band": "drive"}],
        "tie_kinds": [{"id": "funds", "name": "F", "layer": "funding", "directed": True}],
        "actor_kinds": [], "programme_kinds": [], "flow_kinds": [], "bands": [], "levels": [],
        "sectors": [], "audiences": [], "instruments": []},
    "actors": [{**NAMED, **FACT, "kind": "directorate", "level": "state", "sector": "general",
                "parent": "kmd", "driver": "central", "category": "state_innovation",
                "audiences": ["leaders"], "instruments": ["tools"], "orgnr": "974760673",
                "url": "https://example.org/"}],
    "programmes": [{**NAMED, **FACT, "id": "p", "kind": "scheme", "category": "networks",
                    "status": "active", "owners": ["a"], "operators": ["a"], "partners": [],
                    "audiences": [], "instruments": ["grants"], "url": "https://example.org/p"}],
    "ties": [{**FACT, "from": "a", "to": "b", "kind": "owns", "what": "w", "share": 0.51,
              "status": "planned", "from_year": 2016, "to_year": "2018"}],
    "forums": [{**NAMED, **FACT, "id": "f", "category": "networks", "members": ["a", "b"]}],
    "flows": [{**FACT, "id": "f1", "from": "a", "to": "b", "via": "p", "amount": 9007199254740991,
               "amount_min": 0, "amount_max": 10, "currency": "EUR", "year": 2016, "status": "paid",
               "purpose": "w", "kind": "grant", "continues": "f0"},
              {"id": "f2", "from": "a", "to": "b", "amount": None, "missing": "confidential",
               "continues": ["f0", {"flow": "f1", "amount": 5}]},
              {"id": "f3", "from": "a", "to": "b", "missing": "unknown"}],
    "roles": [{**FACT, "holder": "a", "role": "developer", "area": "all", "strength": "clear",
               "from": 2010, "to": 2012},
              {"holder": None, "role": "architect", "strength": "absent"}],
    "needs": [{**FACT, "id": "n", "name": "N", "role": "enabler", "area": "policy", "minimum": 1,
               "reach": "across", "description": "d"}],
    "statements": [{**FACT, "id": "s", "kind": "finding", "number": "3", "text": "t",
                    "about": ["a"], "verdict": "v", "scenario": "fast-forum"}],
    "indicators": [{**FACT, "id": "i", "name": "I", "group": "g", "value": 12.5, "unit": "%",
                    "n": 100, "year": 2014, "survey": "s", "comparable_with": ["j"]}],
}

ACTOR = {"id": "a", "name": "A", "kind": "directorate"}
FLOW = {"id": "f", "from": "a", "to": "b"}

WRONG_DATASETS = [
    ("the file is not an object", [ACTOR]),
    ("unknown table", {"actor": [ACTOR]}),
    ("table is not a list", {"actors": {"a": ACTOR}}),
    ("no name", {"actors": [{"id": "a", "kind": "directorate"}]}),
    ("empty name", {"actors": [{**ACTOR, "name": ""}]}),
    ("name without a language", {"actors": [{**ACTOR, "name": {}}]}),
    ("name in an unknown language", {"actors": [{**ACTOR, "name": {"de": "A"}}]}),
    ("id in capitals", {"actors": [{**ACTOR, "id": "KMD"}]}),
    ("id with a Norwegian letter", {"actors": [{**ACTOR, "id": "forskningsrådet"}]}),
    ("misspelt field", {"actors": [{**ACTOR, "sektor": "health"}]}),
    ("unknown driver", {"actors": [{**ACTOR, "driver": "main"}]}),
    ("organisation number as a number", {"actors": [{**ACTOR, "orgnr": 974760673}]}),
    ("organisation number too short", {"actors": [{**ACTOR, "orgnr": "97476067"}]}),
    ("month 13", {"actors": [{**ACTOR, "from": "2016-13"}]}),
    ("year 999", {"actors": [{**ACTOR, "from": 999}]}),
    ("year 3000", {"actors": [{**ACTOR, "from": 3000}]}),
    ("empty alias", {"actors": [{**ACTOR, "aliases": [""]}]}),
    ("kind in words", {"actors": [{**ACTOR, "kind": "a ministry"}]}),
    ("date in Norwegian order", {"actors": [{**ACTOR, "to": "31.12.2016"}]}),
    ("audience is not a list", {"actors": [{**ACTOR, "audiences": "leaders"}]}),
    ("citation without a source", {"actors": [{**ACTOR, "sources": [{"at": "6.1"}]}]}),
    ("citation as a string", {"actors": [{**ACTOR, "sources": ["difi-2017-01"]}]}),
    ("unknown basis", {"actors": [{**ACTOR, "basis": "guessed"}]}),
    ("confidence above 1", {"actors": [{**ACTOR, "confidence": 1.5}]}),
    ("confidence below 0", {"actors": [{**ACTOR, "confidence": -0.1}]}),
    ("extra is not an object", {"actors": [{**ACTOR, "extra": "x"}]}),
    ("programme without kind", {"programmes": [{"id": "p", "name": "P"}]}),
    ("tie without an end", {"ties": [{"from": "a", "kind": "governs"}]}),
    ("share in per cent", {"ties": [{"from": "a", "to": "b", "kind": "owns", "share": 51}]}),
    ("forum member as an object", {"forums": [{"id": "f", "name": "F", "members": [ACTOR]}]}),
    ("negative amount", {"flows": [{**FLOW, "amount": -1}]}),
    ("amount with decimals", {"flows": [{**FLOW, "amount": 1.5}]}),
    ("amount as a string", {"flows": [{**FLOW, "amount": "1000"}]}),
    ("amount above 2^53-1", {"flows": [{**FLOW, "amount": 2**53}]}),
    ("missing beside an amount", {"flows": [{**FLOW, "amount": 0, "missing": "unknown"}]}),
    ("unknown reason for no amount", {"flows": [{**FLOW, "missing": "secret"}]}),
    ("currency in small letters", {"flows": [{**FLOW, "currency": "nok"}]}),
    ("flow in the year 20160", {"flows": [{**FLOW, "year": 20160}]}),
    ("flow in the year 16", {"flows": [{**FLOW, "year": 16}]}),
    ("year as a string", {"flows": [{**FLOW, "year": "2016"}]}),
    ("continuation without a flow", {"flows": [{**FLOW, "continues": [{"amount": 1}]}]}),
    ("role without holder", {"roles": [{"role": "developer", "strength": "clear"}]}),
    ("unknown strength", {"roles": [{"holder": "a", "role": "developer", "strength": "strong"}]}),
    ("minimum 1.5", {"needs": [{"id": "n", "name": "N", "minimum": 1.5}]}),
    ("minimum 0", {"needs": [{"id": "n", "name": "N", "minimum": 0}]}),
    ("statement number as a number",
     {"statements": [{"id": "s", "kind": "finding", "text": "t", "number": 3}]}),
    ("unknown kind of statement", {"statements": [{"id": "s", "kind": "idea", "text": "t"}]}),
    ("half a respondent", {"indicators": [{"id": "i", "name": "I", "n": 0.5}]}),
    ("fewer than no respondents", {"indicators": [{"id": "i", "name": "I", "n": -1}]}),
    ("value as a string", {"indicators": [{"id": "i", "name": "I", "value": "12 %"}]}),
    ("dataset without date", {"dataset": {"title": "T"}}),
    ("source without title", {"sources": [{"id": "a"}]}),
    ("fact fields on a source", {"sources": [{"id": "a", "title": "T", "confidence": 1}]}),
    ("unknown layer", {"taxonomy": {"tie_kinds": [{"id": "x", "name": "X", "layer": "money"}]}}),
    ("taxonomy as a list", {"taxonomy": []}),
    ("unknown taxonomy list", {"taxonomy": {"colours": []}}),
    ("band on a role", {"taxonomy": {"roles": [{"id": "x", "name": "X", "band": "drive"}]}}),
]

STEPS = [
    {"do": "add_actor", **FULL["actors"][0]},
    {"do": "remove_actor", "id": "a"},
    {"do": "merge", "actors": ["a", "b"], "into": "c", "name": "C"},
    {"do": "split", "id": "a", "into": [ACTOR, {**ACTOR, "id": "b"}], "ties": {"a": ["x", "y"]}},
    {"do": "add_programme", **FULL["programmes"][0]},
    {"do": "remove_programme", "id": "p"},
    {"do": "add_forum", **FULL["forums"][0]},
    {"do": "remove_forum", "id": "f"},
    {"do": "add_member", "forum": "f", "member": "a"},
    {"do": "remove_member", "forum": "f", "member": "a"},
    {"do": "add_tie", **FULL["ties"][0]},
    {"do": "remove_tie", "from": "a", "to": "b", "kind": "governs"},
    {"do": "give_role", **FULL["roles"][0]},
    {"do": "drop_role", "holder": "a", "role": "developer", "area": "policy"},
    {"do": "add_flow", **FULL["flows"][0]},
    {"do": "remove_flow", "flow": "f1"},
    {"do": "move_money", "flow": "f1", "to": "lab", "amount": 2000000},
    {"do": "change_amount", "flow": "f1", "amount": 0},
    {"do": "set", "table": "actors", "id": "a", "field": "former_ids", "value": ["b"]},
]

SCENARIO = {"$schema": "../../schema/scenario.schema.json", "id": "s", "title": {"nb": "T"},
            "why": "w", "sources": [{"ref": "a"}], "steps": STEPS}

WRONG_STEPS = [
    ("no do", {"id": "a"}),
    ("unknown step", {"do": "rename", "id": "a"}),
    ("actor without kind", {"do": "add_actor", "id": "a", "name": "A"}),
    ("actor with an unknown field", {"do": "add_actor", **ACTOR, "members": []}),
    ("flow with a negative amount", {"do": "add_flow", **FLOW, "amount": -5}),
    ("missing beside an amount", {"do": "add_flow", **FLOW, "amount": 5, "missing": "unknown"}),
    ("merge of one", {"do": "merge", "actors": ["a"], "into": "a"}),
    ("merge without into", {"do": "merge", "actors": ["a", "b"]}),
    ("merge with itself", {"do": "merge", "actors": ["a", "a"], "into": "a"}),
    ("split into one", {"do": "split", "id": "a", "into": [ACTOR]}),
    ("split with ties as a string", {**STEPS[3], "ties": {"a": "x"}}),
    ("split with ties of no id", {**STEPS[3], "ties": {"A b": ["x"]}}),
    ("set of no field", {"do": "set", "table": "actors", "id": "a", "field": "A-1", "value": 1}),
    ("split into ids", {"do": "split", "id": "a", "into": ["b", "c"]}),
    ("moved money without receiver", {"do": "move_money", "flow": "f", "amount": 5}),
    ("moved money as text", {"do": "move_money", "flow": "f", "to": "a", "amount": "5 mill."}),
    ("amount of an actor", {"do": "change_amount", "id": "a", "amount": 5}),
    ("tie without kind", {"do": "add_tie", "from": "a", "to": "b"}),
    ("role without strength", {"do": "give_role", "holder": "a", "role": "developer"}),
    ("member of nothing", {"do": "add_member", "member": "a"}),
    ("field of another step", {"do": "remove_flow", "flow": "f", "to": "a"}),
    ("set without value", {"do": "set", "table": "actors", "id": "a", "field": "sector"}),
    ("set in an unknown table", {"do": "set", "table": "x", "id": "a", "field": "f", "value": 1}),
]

WRONG_SCENARIOS = [
    ("a list of steps alone", STEPS),
    ("no steps", {"id": "s", "title": "T"}),
    ("no title", {"id": "s", "steps": []}),
    ("unknown field", {**SCENARIO, "author": "x"}),
    ("steps as an object", {**SCENARIO, "steps": {"1": STEPS[1]}}),
]


DIAGRAM = {"$schema": "../data/schema/diagram.schema.json", "view": "network",
           "title": {"nb": "T"}, "subtitle": "s", "page": "a4-portrait", "at": "2016-09",
           "year": "2014-2016", "layers": ["funding"], "where": ["kind=ministry,directorate"],
           "sources": ["a"], "leave_out": ["b"], "label": ["c"], "roll_up": True,
           "scenario": "s.json", "then": "t.csv", "focus": "Difi", "side": "after", "topic": "x",
           "scale": 1, "order": "fixed", "measure": "degree", "group": "role",
           "left": ["d", "e"], "right": ["f"], "above": ["g"], "below": ["h"],
           "bands": [{"name": {"en": "B"}, "categories": ["ministries", "mine"]}],
           "categories": [{"id": "mine", "name": "M", "slot": "support", "members": ["difi"],
                           "where": ["kind=scheme"]}]}

WRONG_DIAGRAMS = [
    ("no view", {k: v for k, v in DIAGRAM.items() if k != "view"}),
    ("unknown view", {**DIAGRAM, "view": "maps"}),
    ("categories without bands", {k: v for k, v in DIAGRAM.items() if k != "bands"}),
    ("then without scenario", {k: v for k, v in DIAGRAM.items() if k != "scenario"}),
    ("another paper", {**DIAGRAM, "page": "a5"}),
    ("condition without a value", {**DIAGRAM, "where": ["kind"]}),
    ("no bands", {**DIAGRAM, "bands": []}),
    ("band of no categories", {**DIAGRAM, "bands": [{"name": "B", "categories": []}]}),
    ("scale of nothing", {**DIAGRAM, "scale": 0}),
    ("year as a number", {**DIAGRAM, "year": 2016}),
]

MAP = {"$schema": "../schema/map.schema.json", "title": "T", "comment": "c",
       "dataset": {"title": "T"}, "source": {"title": "S"}, "sheet": "Ark1", "heading_row": 3,
       "decimal": "comma", "date": "dmy", "ignore": ["X"],
       "taxonomy": {"actor_kinds": [{"id": "x", "name": "X"}]},
       "row": {"actors": [{"as": "a", "name": "Navn", "orgnr": ["Orgnr", "Org. nr."],
                           "kind": {"column": "Type", "values": {"K": "municipality", "-": None},
                                    "else": "agency", "optional": True, "comment": "c"}}],
               "flows": [{"when": "Kr", "id": {"template": "{Sak}-{År}"}, "from": {"constant": "kmd"},
                          "to": {"record": "a"},
                          "amount": {"column": "Kr", "unit": 1000, "round": True,
                                     "decimal": "point", "negative": "refuse"},
                          "year": {"column": "Dato", "date": "mdy", "wrong": "leave_out"}}]}}

WRONG_MAPS = [
    ("no row", {k: v for k, v in MAP.items() if k != "row"}),
    ("a row of nothing", {**MAP, "row": {}}),
    ("unknown key", {**MAP, "rows": {}}),
    ("another mark", {**MAP, "decimal": ";"}),
    ("heading row 0", {**MAP, "heading_row": 0}),
    ("unknown table", {**MAP, "row": {"actor": [{"name": "N"}]}}),
    ("unknown field", {**MAP, "row": {"actors": [{"names": "N"}]}}),
    ("two origins", {**MAP, "row": {"actors": [{"name": {"column": "A", "constant": "B"}}]}}),
    ("no origin", {**MAP, "row": {"actors": [{"name": {"optional": True}}]}}),
    ("template without a column", {**MAP, "row": {"actors": [{"name": {"template": "x"}}]}}),
    ("unit 0", {**MAP, "row": {"flows": [{"amount": {"column": "A", "unit": 0}}]}}),
    ("no heading", {**MAP, "row": {"actors": [{"name": []}]}}),
]

REQUIRED = {
    "diagram": "view", "band": "name categories", "category": "id",
    "dataset": "title date", "sources": "id title", "actors": "id name kind",
    "programmes": "id name kind", "ties": "from to kind", "forums": "id name",
    "flows": "id from to", "roles": "holder role strength", "needs": "id name",
    "statements": "id kind text", "indicators": "id name", "taxonomy": "id name",
    "add_actor": "do id name kind", "remove_actor": "do id", "merge": "do actors into",
    "split": "do id into", "add_programme": "do id name kind", "remove_programme": "do id",
    "add_forum": "do id name", "remove_forum": "do id", "add_member": "do forum member",
    "remove_member": "do forum member", "add_tie": "do from to kind",
    "remove_tie": "do from to kind", "give_role": "do holder role strength",
    "drop_role": "do holder role", "add_flow": "do id from to", "remove_flow": "do flow",
    "move_money": "do flow to amount", "change_amount": "do flow amount",
    "set": "do table id field value"}

ANYTHING_GOES = {"value"}           # of the step `set`


def spoilt(record, name):
    """(what, record) with one thing wrong: each field's type or word, each required field gone, …"""
    yield f"{name} as a string", "x"
    yield f"{name} with an unknown field", {**record, "zz": 1}
    for field in REQUIRED[name].split():
        yield f"{name} without {field}", {k: v for k, v in record.items() if k != field}
    for field, value in record.items():
        if field in ANYTHING_GOES and name == "set":
            continue
        yield f"{name} with {field} true or false", {**record, field: "yes" if value is True else True}
        yield f"{name} with {field} empty", {**record, field: ""}
        if field != "extra":
            yield f"{name} with {field} as an object", {**record, field: {"zz": ["?"]}}
        if isinstance(value, list):
            yield f"{name} with {field} of numbers", {**record, field: [1]}
        if field in ("basis", "driver", "status", "missing", "strength", "reach", "table", "layer"):
            yield f"{name} with another word for {field}", {**record, field: "other"}


def spoilt_datasets():
    for table, records in FULL.items():
        if table == "taxonomy":
            for words, entries in records.items():
                yield f"{words} as an object", {table: {words: {}}}
                for entry in entries:
                    for what, wrong in spoilt(entry, table):
                        yield f"{words}: {what}", {table: {words: [wrong]}}
        elif table == "dataset":
            for what, wrong in spoilt(records, table):
                yield what, {table: wrong}
        elif isinstance(records, list):
            yield f"{table} as an object", {table: {}}
            for record in records:
                for what, wrong in spoilt(record, table):
                    yield what, {table: [wrong]}


def spoilt_scenarios():
    for step in STEPS:
        for what, wrong in spoilt(step, step["do"]):
            yield what, {**SCENARIO, "steps": [wrong]}


def spoilt_diagrams():
    yield from spoilt(DIAGRAM, "diagram")
    for key, name in (("bands", "band"), ("categories", "category")):
        for what, wrong in spoilt(DIAGRAM[key][0], name):
            yield what, {**DIAGRAM, key: [wrong]}


def check_examples(schemas):
    dataset, scenario, diagram, register = (validator_of(schemas, name) for name in SCHEMA_NAMES)
    for fault in faults_of(register, MAP):
        yield f"a full map is refused: {fault}"
    for what, wrong in WRONG_MAPS:
        if register.is_valid(wrong):
            yield f"map.schema.json accepts a fault: {what}"
    for fault in faults_of(diagram, DIAGRAM):
        yield f"a full diagram is refused: {fault}"
    for what, wrong in [*WRONG_DIAGRAMS, *spoilt_diagrams()]:
        if diagram.is_valid(wrong):
            yield f"diagram.schema.json accepts a fault: {what}"
    for fault in faults_of(dataset, FULL):
        yield f"a full dataset is refused: {fault}"
    for fault in faults_of(scenario, SCENARIO):
        yield f"a full scenario is refused: {fault}"
    for what, wrong in [*WRONG_DATASETS, *spoilt_datasets()]:
        if dataset.is_valid(wrong):
            yield f"dataset.schema.json accepts a fault: {what}"
    scenarios = WRONG_SCENARIOS + [(w, {**SCENARIO, "steps": [s]}) for w, s in WRONG_STEPS]
    for what, wrong in [*scenarios, *spoilt_scenarios()]:
        if scenario.is_valid(wrong):
            yield f"scenario.schema.json accepts a fault: {what}"
    yield from check_fields_used(schemas)


def check_fields_used(schemas):
    """FULL and STEPS must name every field and every step, or they prove nothing about it."""
    defs = schemas["dataset.schema.json"]["$defs"]
    facts = set(defs["fact_fields"]["properties"])
    for table, records in FULL.items():
        singular = table[:-1]
        if singular + "_fields" in defs:
            fields = facts | set(defs[singular + "_fields"]["properties"])
        elif singular in defs:
            fields = set(defs[singular]["properties"])
        else:
            continue
        unused = fields - {key for record in records for key in record}
        if unused:
            yield f"no example in {table} uses {', '.join(sorted(unused))}"
    schema = schemas["diagram.schema.json"]
    for known, used in ((schema, DIAGRAM), (schema["$defs"]["band"], DIAGRAM["bands"][0]),
                        (schema["$defs"]["category"], DIAGRAM["categories"][0])):
        for name in sorted(set(known["properties"]) - set(used)):
            yield f"no example uses {name} of a diagram"
    steps = schemas["scenario.schema.json"]["$defs"]["step"]["properties"]["do"]["enum"]
    for name in sorted(set(steps) ^ {step["do"] for step in STEPS}):
        yield f"step without example, or example without step: {name}"


def check_metaschema_bites(schemas):
    """A broken schema must not pass the check of schemas."""
    broken = copy.deepcopy(schemas["dataset.schema.json"])
    broken["$defs"]["id"]["type"] = "strng"
    try:
        Draft202012Validator.check_schema(broken)
    except SchemaError:
        return
    yield "the metaschema accepts a type that does not exist"


# ---------------------------------------------------------------- the data

def files_of(root):
    """(path, schema) of everything that is validated, in a fixed order."""
    data = root / "data"
    for folder in sorted(p for p in data.iterdir() if p.is_dir() and p.name != "schema"):
        for path in sorted(folder.glob("*.json")):
            if path.name not in PASSED_OVER:
                yield path, "map.schema.json" if folder.name == "maps" else "dataset.schema.json"
        for path in sorted((folder / "scenarios").glob("*.json")):
            yield path, "scenario.schema.json"
    for path in sorted((root / "graphs").glob("*.json")):
        yield path, "diagram.schema.json"
    for path in sorted((root / "tests" / "peers" / "graphs").glob("*.json")):
        yield path, "dataset.schema.json"


def check_file(path, validator):
    try:
        instance = load(path)
    except (ValueError, OSError) as error:
        return [f"not readable as JSON: {error}"]
    return faults_of(validator, instance)


def main(arguments):
    if len(arguments) > 1 or any(a.startswith("-") for a in arguments):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    here = pathlib.Path(__file__).resolve()
    root = pathlib.Path(arguments[0]).resolve() if arguments else here.parents[2]
    schemas = {name: load(root / "data" / "schema" / name) for name in SCHEMA_NAMES}
    faults = [f"data/schema/{name}: {fault}" for name in SCHEMA_NAMES
              for fault in check_schema(schemas, name)]
    if not faults:
        faults += [f"data/schema: {f}" for f in check_metaschema_bites(schemas)]
        faults += [f"data/schema: {f}" for f in check_examples(schemas)]
    validators = {name: validator_of(schemas, name) for name in SCHEMA_NAMES}
    files = list(files_of(root))
    for path, schema in files:
        faults += [f"{path.relative_to(root)}: {f}" for f in check_file(path, validators[schema])]
    for fault in faults:
        print(fault)
    if faults:
        return 1
    if not files:
        print("validate_schema.py: no file to validate", file=sys.stderr)
        return 2
    wrong = sum(len(list(w)) for w in (WRONG_DATASETS, WRONG_SCENARIOS, WRONG_STEPS,
                                       spoilt_datasets(), spoilt_scenarios(), WRONG_DIAGRAMS,
                                       spoilt_diagrams(), WRONG_MAPS))
    print(f"{len(files)} files valid; {wrong} wrong records refused")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
