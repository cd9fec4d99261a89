"""An organisation that stands behind a meeting, sends speakers to it or keeps a body's papers."""

from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.agenda.models.base import Base, Texts


class OrganisationKind(StrEnum):
    STATE_BODY = "state_body"
    UN = "un"
    IGO = "igo"
    CIVIL_SOCIETY = "civil_society"
    ACADEMIA = "academia"
    MEDIA = "media"
    OTHER = "other"


class Organisation(Base):
    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("names <> '{}'::jsonb", name="has_a_name"),
        CheckConstraint(
            "kind in ('state_body', 'un', 'igo', 'civil_society', 'academia', 'media', 'other')",
            name="kind_is_known",
        ),
        CheckConstraint("parent_id <> id", name="is_not_its_own_parent"),
        CheckConstraint("octet_length(logo) <= 1048576", name="logo_is_small"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str]
    names: Mapped[Texts] = mapped_column(JSONB)
    # What it is called in a line of several: "UNOCT" in English is "TQKB" in Uzbek.
    acronyms: Mapped[Texts] = mapped_column(JSONB, default=dict)
    # Other spellings by which people look for it.
    aliases: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    # A PNG as it stands on papers and pages.
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    revision: Mapped[int] = mapped_column(default=1)
