"""The counts in data/README.md are what its own script prints. data_readme.py [--update]"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
path = root / "data" / "README.md"
text = path.read_text(encoding="utf-8")
script = re.search(r"```sh\n(.*?)```", text, re.S).group(1)
fresh = subprocess.run(["bash", "-c", script], cwd=root, check=True, capture_output=True,
                       text=True).stdout.strip()
table = re.search(r"^\| table \| records \|.*?(?=\n\n)", text, re.S | re.M).group(0)

if "--update" in sys.argv:
    path.write_text(text.replace(table, fresh), encoding="utf-8")
elif table != fresh:
    sys.exit(f"data/README.md: the counts are not those of the data; they are\n{fresh}")
else:
    print(f"{len(fresh.splitlines()) - 2} tables counted as data/README.md says")
