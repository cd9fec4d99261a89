"""Where registration's papers are written."""

from shared.pdf.desk import Desk

desk = Desk("registration")
pressed = desk.pressed


def warm_up() -> None:
    desk.warm_up(("participant_list", "visa_letter"))
