"""The words under which people are found, in an index of their own.

Each word of a search key is one entry; whoever is looked up is read off the index, however many
people a meeting has.
"""

from sqlalchemy import Index, func, literal_column
from sqlalchemy.dialects.postgresql import TSVECTOR

from services.registration.models.registration import Registration

# As the database cuts them; nobody types as many letters as this.
LONGEST = 60

SEARCH_WORDS = func.words_of(Registration.search_key, type_=TSVECTOR)
WORDS_APART = func.string_to_array(func.btrim(Registration.search_key), literal_column("' '"))

WORDS_INDEX = Index(
    "ix_registration_words",
    SEARCH_WORDS,
    postgresql_using="gin",
    # What has just changed is read one by one until it is put in its place: never much of it.
    postgresql_with={"gin_pending_list_limit": 64},
)
