"""The data packages that aktorkart writes, read by their own description with Python's csv module.

    python3 tests/peers/datapackage.py AKTORKART

Every file is read in the dialect that datapackage.json tells; its headings must be the fields, and every
cell must keep the constraints of its field, the primary key and the foreign keys.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

READ = {"integer": int, "year": int, "object": json.loads,
        "boolean": {"true": True, "false": False}.__getitem__, "string": str}


def check_cell(field, text, where):
    rules = field["constraints"]
    if text == "":
        assert not rules.get("required"), f"{where} is empty"
        return
    value = (float(text.replace(field.get("decimalChar", "."), "."))
             if field["type"] == "number" else READ[field["type"]](text))
    assert text in rules.get("enum", [text]), f"{where}: {text} is none of the enum"
    assert re.fullmatch(rules.get("pattern", ".*"), text, re.DOTALL), f"{where}: {text}"
    if "minimum" in rules:
        assert rules["minimum"] <= value <= rules["maximum"], f"{where}: {text}"


def read(folder, resource):
    dialect = resource["dialect"]
    with open(folder / resource["path"], newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file, delimiter=dialect["delimiter"], strict=True))
    fields = resource["schema"]["fields"]
    assert rows[0] == [field["name"] for field in fields], resource["name"]
    for number, row in enumerate(rows[1:], 2):
        assert len(row) == len(fields), f"{resource['name']}, row {number}"
        for field, text in zip(fields, row):
            check_cell(field, text, f"{resource['name']}, row {number}, {field['name']}")
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def check_keys(tables, resource):
    rows, schema = tables[resource["name"]], resource["schema"]
    if "primaryKey" in schema:
        ids = [row[schema["primaryKey"]] for row in rows]
        assert len(ids) == len(set(ids)), f"{resource['name']}: a key stands twice"
    for key in schema.get("foreignKeys", []):
        other = key["reference"]["resource"] or resource["name"]
        known = {row[key["reference"]["fields"]] for row in tables[other]} | {""}
        lost = {row[key["fields"]] for row in rows} - known
        assert not lost, f"{resource['name']}.{key['fields']}: {lost}"


def main():
    cells = 0
    for dataset in ("data/eksempel", "data/offentlig-innovasjon",
                    "tests/fixtures/export/injection.json"):
        for options in ([], ["--excel"]):
            with tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch) / "package"
                subprocess.run([sys.argv[1], "export", dataset, "--to", "datapackage",
                                "-o", str(folder), *options], check=True)
                package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
                names = {path.name for path in folder.iterdir()} - {"datapackage.json"}
                assert names == {resource["path"] for resource in package["resources"]}
                tables = {r["name"]: read(folder, r) for r in package["resources"]}
                for resource in package["resources"]:
                    check_keys(tables, resource)
                cells += sum(len(row) for rows in tables.values() for row in rows)
    print(f"datapackage.py: {cells} cells keep what the descriptions say")


main()
