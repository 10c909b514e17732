"""Prints what the barcodes in pictures say, ascending: read_codes.py FILE..."""
import sys

import zxingcpp
from PIL import Image

found = []
for path in sys.argv[1:]:
    for result in zxingcpp.read_barcodes(Image.open(path).convert("L")):
        found.append(f"{result.format.name} {result.text}")
print("\n".join(sorted(found)))
