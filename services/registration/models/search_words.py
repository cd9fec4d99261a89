"""The words under which people are found, in an index of their own.

Each word of a search key is one entry; whoever is looked up is read off the index, however many
people a meeting has.
"""

from sqlalchemy import Index, func, literal_column
from sqlalchemy.dialects.postgresql import TSVECTOR

from services.registration.models.registration import Registration

# An index takes no entry of two thousand letters, and nobody types as many as this.
LONGEST = 60

# Written out in full, since an index answers only to the expression that it was made from.
WORDS_APART = func.string_to_array(
    func.regexp_replace(
        func.btrim(Registration.search_key),
        literal_column(rf"'(\S{{{LONGEST}}})\S+'"),
        literal_column(r"'\1'"),
        literal_column("'g'"),
    ),
    literal_column("' '"),
)
SEARCH_WORDS = func.array_to_tsvector(WORDS_APART, type_=TSVECTOR)

WORDS_INDEX = Index(
    "ix_registration_words",
    SEARCH_WORDS,
    postgresql_using="gin",
    # What has just changed is read one by one until it is put in its place: never much of it.
    postgresql_with={"gin_pending_list_limit": 64},
)
