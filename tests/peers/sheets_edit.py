"""Writes one cell of a workbook with LibreOffice Calc, as a person would, and saves it as xlsx.

    python3 sheets_edit.py PROFILE IN.xlsx OUT.xlsx SHEET CELL TEXT

Needs soffice and Debian's python3-uno.
"""

import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(600):
        try:
            return resolver.resolve(address)
        except Exception:  # not up yet
            time.sleep(0.1)
    sys.exit("soffice does not answer")


def main():
    profile, source, target, sheet, cell, text = sys.argv[1:]
    pipe = "aktorkart" + profile.replace("/", "-")
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"])
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context)
        book = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
        # setFormula is what typing does: it finds out whether it is a number.
        book.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(text)
        book.storeToURL(uno.systemPathToFileUrl(target),
                        (prop("FilterName", "Calc MS Excel 2007 XML"),))
        book.close(True)
        try:
            desktop.terminate()
        except Exception:  # the pipe breaks as it ends
            pass
        office.wait(60)
    finally:
        if office.poll() is None:
            office.kill()


main()
