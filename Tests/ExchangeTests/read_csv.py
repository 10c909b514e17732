"""Prints what Python's csv module reads on standard input: a line for each cell, in hexadecimal; a blank line ends a row."""
import csv
import io
import sys

text = sys.stdin.buffer.read().decode("utf-8")
for row in csv.reader(io.StringIO(text, newline=""), strict=True):
    for cell in row:
        print("-" + cell.encode("utf-8").hex())
    print()
