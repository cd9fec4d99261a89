"""Those who represent one State or one organisation at one meeting."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registration.models.base import Base

# In the order in which a list of participants names them. An organisation of which nobody has
# said yet what it is stands among the others.
KINDS = ("state", "international", "civil", "academic", "organisation", "media", "host")
ROLES = ("head", "alternate", "delegate", "adviser", "observer")
# The rank of its head, the highest first.
RANKS = (
    "head_of_state",
    "head_of_government",
    "minister",
    "deputy_minister",
    "ambassador",
    "director",
)


class Delegation(Base):
    __tablename__ = "delegation"
    __table_args__ = (
        CheckConstraint(
            "kind in ('state', 'international', 'civil', 'academic', 'organisation', 'media', "
            "'host')",
            name="kind_known",
        ),
        CheckConstraint(
            "rank in ('', 'head_of_state', 'head_of_government', 'minister', 'deputy_minister', "
            "'ambassador', 'director')",
            name="rank_known",
        ),
        CheckConstraint("(kind = 'state') = (state_code <> '')", name="state_has_code"),
        Index(
            "uq_delegation_state",
            "meeting_id",
            "state_code",
            unique=True,
            postgresql_where=text("kind = 'state'"),
        ),
        Index(
            "uq_delegation_organisation",
            "meeting_id",
            "name_key",
            unique=True,
            postgresql_where=text("kind <> 'state'"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting_copy.id"))
    kind: Mapped[str] = mapped_column(String(14))
    state_code: Mapped[str] = mapped_column(String(3), default="")
    names: Mapped[dict[str, str]] = mapped_column(JSONB)
    # The name in plain letters: two who spell it alike belong together.
    name_key: Mapped[str] = mapped_column(String(400))
    # Offered to all who register; what one person typed is not, until staff have approved it.
    is_offered: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[str] = mapped_column(String(20), default="")
    # It was of a kind whose people two persons approve, and became another: they still do.
    keeps_two_persons: Mapped[bool] = mapped_column(default=False)

    def category_of(self, role: str) -> str:
        """What somebody of that role in it is at the meeting, as the badge says it."""
        if self.kind == "state":
            return role
        if self.kind in ("media", "host"):
            return self.kind
        return "observer" if role == "observer" else "organisation"


def held(found: Select[Delegation]) -> Select[Delegation]:
    """The same delegation, this transaction's alone.

    Without "key share" a person who joins the delegation and one who counts its places would each
    hold what the other asks for.
    """
    return found.with_for_update(key_share=True).execution_options(populate_existing=True)
