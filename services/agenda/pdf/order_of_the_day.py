"""The order of the day: one sheet for each day, to be pinned up or laid on the table."""

from services.agenda.pdf.face import Face, pressed

# Letters become smaller, step by step, until every day has found room on a sheet of its own.
STEPS = ("largest", "large", "middle", "small", "least")


def draw_order_of_the_day(face: Face, language: str) -> tuple[bytes, int]:
    days = [each for each in face.programme.days if each.slots]
    content, pages = b"", 0
    for step in STEPS:
        content, pages = pressed("order_of_the_day", language, face, days=days, step=step)
        if pages <= len(days):
            break
    return content, pages
