"""Prints what the barcodes in pictures say, ascending: read_codes.py FILE..."""
import sys

import zxingcpp
from PIL import Image

found = []
for path in sys.argv[1:]:
    picture = Image.open(path).convert("L")
    # zxing 1.4 stops itself where it meets bars twice, at another size or turned: so they are looked for as they lie.
    found += zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    found += zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormat.Code128, try_rotate=False, try_downscale=False
    )
print("\n".join(sorted(f"{result.format.name} {result.text}" for result in found)))
