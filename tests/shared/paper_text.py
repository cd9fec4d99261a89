"""What can be read out of a paper, as somebody who copies from it would."""

import pypdfium2


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages).replace("\r\n", "\n")


def millimetres(pdf: bytes) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            (round(page.get_width() / 72 * 25.4, 1), round(page.get_height() / 72 * 25.4, 1))
            for page in document
        ]
