"""What stands in the way, said so that whoever reads it knows what to do next."""


class Refusal(Exception):
    """A sentence for the person at the keyboard; it ends the command without a traceback."""
