"""Computes the formulas of the first sheet of a workbook anew, with pycel.

workbook.py FILE [CELL=NUMBER …] prints [[cell, formula, value in the file, value computed], …] in
JSON. A number that is given takes the place of the cell's before computing.
"""
import json
import pathlib
import sys
import tempfile

import openpyxl
from pycel import ExcelCompiler

file, changes = sys.argv[1], [change.split("=") for change in sys.argv[2:]]
kept = openpyxl.load_workbook(file, data_only=True).worksheets[0]
book = openpyxl.load_workbook(file)
sheet = book.worksheets[0]
# The engine is to see formulas alone: saving drops the values that stand beside them. A plain name
# spares it quoting.
sheet.title = "Results"
for cell, number in changes:
    sheet[cell].value = float(number)
with tempfile.TemporaryDirectory() as folder:
    bare = str(pathlib.Path(folder) / "bare.xlsx")
    book.save(bare)
    engine = ExcelCompiler(filename=bare)
    told = []
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                computed = engine.evaluate(f"Results!{cell.coordinate}")
                computed = float(computed) if isinstance(computed, (int, float)) else str(computed)
                told.append([cell.coordinate, cell.value, kept[cell.coordinate].value, computed])
print(json.dumps(told))
