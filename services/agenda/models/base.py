"""The tables of agenda stand together here."""

from sqlalchemy.orm import DeclarativeBase

from shared.db import new_metadata

# The same thing said in several languages: language to text.
Texts = dict[str, str]


class Base(DeclarativeBase):
    metadata = new_metadata()
