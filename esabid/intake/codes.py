"""Reads the QR codes on a page, which may bear the reference of its letter."""

import zxingcpp

# Pixels of the longer side: a code of two centimetres is read from a scan of A4.
SIDE = 1754
MOST_CODES, LONGEST = 8, 500


def codes_on(page) -> list[str]:
    """What the QR codes on a page of pypdfium2 say, as far as they are text."""
    bitmap = page.render(scale=SIDE / max(page.get_size()), grayscale=True)
    found = zxingcpp.read_barcodes(bitmap.to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
    bitmap.close()
    return [code.text[:LONGEST] for code in found[:MOST_CODES] if code.text.strip()]
