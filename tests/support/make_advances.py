#!/usr/bin/python3
"""Writes src/diagram/advances.c: the advance of every glyph a label is likely to hold, in Noto Sans
Regular and Bold, in thousandths of the size.

    tests/support/make_advances.py > src/diagram/advances.c

Needs fontTools and the Noto fonts; only run when the list of glyphs changes."""

from fontTools.ttLib import TTFont

FOLDER = "/usr/share/fonts/truetype/noto/"
SINGLE = (
    "–—‐‑‒―‘’‚“”„†‡•…‰‹›′″€™−×≥≤≠≈→←↑↓↔✓✗●○◐★☆■□▲▼\ufffdΑΒΓΔΣΩαβγδμπσ√∞"
)
CODES = sorted(
    set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | {ord(c) for c in SINGLE}
)
FAMILIES = ["NotoSans", "NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath"]
HEAD = """/* Written by tests/support/make_advances.py from Noto Sans Regular and Bold. Do not edit. */

#include "diagram/advances_internal.h"

const akt_advance akt_advance__table[] = {"""


class Face:
    def __init__(self, path):
        font = TTFont(path)
        self.names = font.getBestCmap()
        self.metrics = font["hmtx"]
        self.em = font["head"].unitsPerEm

    def advance(self, code):
        if code not in self.names:
            return None
        return round(self.metrics[self.names[code]][0] * 1000 / self.em)


def faces(weight):
    for family in FAMILIES:
        for name in (f"{family}-{weight}.ttf", f"{family}-Regular.ttf"):
            try:
                yield Face(FOLDER + name)
                break
            except FileNotFoundError:
                continue


def advance(code, chain):
    if code == 0xAD:
        return 0
    for face in chain:
        found = face.advance(code)
        if found is not None:
            return found
    return None


def main():
    regular, bold = list(faces("Regular")), list(faces("Bold"))
    print(HEAD)
    count = 0
    row = []
    for code in CODES:
        widths = advance(code, regular), advance(code, bold)
        if None in widths:
            continue
        count += 1
        row.append("{0x%04X, %d, %d}," % (code, *widths))
        if len(row) == 4:
            print("    " + " ".join(row))
            row = []
    if row:
        print("    " + " ".join(row))
    print("};\n\nconst size_t akt_advance__count = %d;" % count)


main()
