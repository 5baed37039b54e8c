"""The smallest files that are what they are called: a PDF, pictures; and a PDF that holds what a test puts in."""

from __future__ import annotations


def pdf(catalog: str = "", *objects: str) -> bytes:
    """A PDF of one empty page. `catalog` stands in its first object, `objects` are those from the fourth on."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        *objects,
    ]
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(bodies) + 1} /Root 1 0 R >>"
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(made)}\n"
    return made + f"{end}%%EOF\n".encode()


PDF = pdf()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)
JPG = b"\xff\xd8\xff\xe0" + bytes(8)
WEBP = b"RIFF\x04\0\0\0WEBP" + bytes(4)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7"/></svg>\n'
