"""One account alone tries everything that staff may do, in any order: no correspondent gets in."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registration.models.amendment import NotAmendable
from services.registration.models.bulk_act import BulkAct, TooLate
from services.registration.models.course import AlreadyDecided, NeedsAnother, NoPlaceYet
from services.registration.models.delegation import KINDS
from services.registration.models.duplicates import NotAPair
from services.registration.models.places import NobodyWaits
from services.registration.models.registration import Registration
from services.registration.models.review_rules import (
    STEPS,
    NothingToConfirm,
    NotTheirStep,
    OutOfTurn,
)
from services.registration.queries.review_rules import rules_of
from services.registration.usecases.approve_registration import approve_registration
from services.registration.usecases.begin_amendment import begin_amendment
from services.registration.usecases.change_delegation_role import change_delegation_role
from services.registration.usecases.clear_registration import clear_registration
from services.registration.usecases.confirm_loosening import confirm_loosening
from services.registration.usecases.describe_delegation import describe_delegation
from services.registration.usecases.endorse_registration import endorse_registration
from services.registration.usecases.give_role import give_role
from services.registration.usecases.give_way import give_way
from services.registration.usecases.merge_duplicates import merge_duplicates
from services.registration.usecases.remove_role import remove_role
from services.registration.usecases.return_registration import return_registration
from services.registration.usecases.review_in_bulk import review_in_bulk
from services.registration.usecases.send_amendment import send_amendment
from services.registration.usecases.set_approval import set_approval
from services.registration.usecases.set_review_rules import set_review_rules
from services.registration.usecases.undo_bulk import undo_bulk
from shared.web.access import ROLES
from tests.people import ADMINISTRATOR, NODIRA, SEMINAR_ID
from tests.registration.people import LINKS
from tests.registration.places import allow
from tests.registration.reviewing import approve, of_media, rules
from tests.registration.staff import keep_account

REFUSALS = (
    *(AlreadyDecided, NeedsAnother, NoPlaceYet, NotTheirStep, OutOfTurn, NothingToConfirm),
    *(NotAPair, NotAmendable, NobodyWaits, TooLate),
)
CHANGES = {"en": [["Function", "Correspondent", "Editor"]]}


class Alone:
    """An organiser who wants these people in, and asks nobody."""

    def __init__(self, session: Session, chance: random.Random, kind: str = "media") -> None:
        self.session, self.chance = session, chance
        self.me = keep_account(session, NODIRA).id
        self.people = [of_media(session, email=f"{each}@d.example") for each in range(3)]
        self.people[0].joined.kind = kind
        ids = [each.id for each in self.people]
        self._states = select(Registration.state).where(Registration.id.in_(ids))

    def states(self) -> set[str]:
        """How the three stand now."""
        return set(self.session.scalars(self._states))

    def act(self) -> None:
        acts: tuple[Callable[[], Any], ...] = (
            *(self.step, self.step, self.step, self.bulk, self.bulk, self.undo, self.undo),
            *(self.rules, self.confirm, self.describe, self.at_once, self.limits),
            *(self.role_of_mine, self.role_of_theirs, self.give_back, self.amended, self.merge),
            self.make_way,
        )
        try:
            with self.session.begin_nested():
                self.chance.choice(acts)()
        except REFUSALS:
            self.session.expire_all()

    def _one(self) -> dict[str, Any]:
        return {"meeting_id": SEMINAR_ID, "registration_id": self.chance.choice(self.people).id}

    def _some(self, all_: Any) -> list[str]:
        return self.chance.sample([*all_], self.chance.randint(0, 2))

    def step(self) -> None:
        about = self._one()
        seen = self.session.get_one(Registration, about["registration_id"]).revision
        verbs = (approve_registration, endorse_registration, clear_registration)
        verb = self.chance.choice((approve_registration, *verbs))
        verb(self.session, **about, seen=seen, account_id=self.me, links=LINKS)

    def bulk(self) -> None:
        review_in_bulk(
            self.session,
            meeting_id=SEMINAR_ID,
            account_id=self.me,
            step=self.chance.choice(("approve", *STEPS)),
            chosen={each.id: each.revision for each in self.people},
            links=LINKS,
        )

    def undo(self) -> None:
        done = self.session.scalars(select(BulkAct.id).order_by(BulkAct.at)).all()
        if done:
            act_id = self.chance.choice(done)
            undo_bulk(self.session, meeting_id=SEMINAR_ID, act_id=act_id, account_id=self.me)

    def rules(self) -> None:
        said = {"steps": self._some(STEPS), "two_persons": self._some(KINDS), "note_kinds": ()}
        set_review_rules(self.session, meeting_id=SEMINAR_ID, account_id=self.me, **said)

    def confirm(self) -> None:
        kinds = rules_of(self.session, SEMINAR_ID).loosening or ()
        confirm_loosening(self.session, meeting_id=SEMINAR_ID, account_id=self.me, kinds=kinds)

    def describe(self) -> None:
        delegation = self.people[0].joined
        describe_delegation(
            self.session,
            delegation_id=delegation.id,
            kind=self.chance.choice([each for each in KINDS if each != "state"]),
            names=delegation.names,
            rank="",
            account_id=self.me,
            links=LINKS,
        )

    def at_once(self) -> None:
        approves = self.chance.choice(("at_once", "by_review"))
        set_approval(self.session, meeting_id=SEMINAR_ID, approves=approves)

    def limits(self) -> None:
        allow(self.session, places=self.chance.choice((1, 2, None)))

    def make_way(self) -> None:
        give_way(self.session, **self._one(), limit="place", account_id=self.me, links=LINKS)

    def role_of_mine(self) -> None:
        verb = self.chance.choice((give_role, remove_role))
        role = self.chance.choice([each for each in ROLES if each != "organiser"])
        verb(self.session, account_id=self.me, meeting_id=SEMINAR_ID, role=role)

    def role_of_theirs(self) -> None:
        role = self.chance.choice(("head", "adviser"))
        said: dict[str, Any] = {"role": role, "account_id": self.me, "links": LINKS}
        change_delegation_role(self.session, **self._one(), **said)

    def give_back(self) -> None:
        about = self._one()
        seen = self.session.get_one(Registration, about["registration_id"]).revision
        said: dict[str, Any] = {
            "reason": "name",
            "words": "",
            "account_id": self.me,
            "links": LINKS,
        }
        return_registration(self.session, **about, seen=seen, **said)

    def amended(self) -> None:
        """The person answers what was returned, and whatever else comes to their mind."""
        copy = begin_amendment(self.session, **self._one())
        send_amendment(self.session, registration_id=copy.id, changes=CHANGES, links=LINKS)

    def merge(self) -> None:
        """Rarely, since whoever is merged away is gone."""
        if self.chance.random() < 0.9:
            return
        stays, goes = self.chance.sample(self.people, 2)
        ids: dict[str, Any] = {
            "stays_id": stays.id,
            "goes_id": goes.id,
            "seen": (stays.revision, goes.revision),
        }
        about: dict[str, Any] = {"meeting_id": SEMINAR_ID, "account_id": self.me}
        merge_duplicates(self.session, **about, **ids, links=LINKS)


@pytest.mark.parametrize("seed", range(4))
def test_one_account_lets_nobody_in_by_any_way(session: Session, seed: int) -> None:
    rules(session, two_persons=("media",))
    alone = Alone(session, random.Random(seed))
    for _ in range(70):
        alone.act()
        session.expire_all()
        assert "approved" not in alone.states()
        assert rules_of(session, SEMINAR_ID).needs_two(alone.people[0].joined)


@pytest.mark.parametrize("seed", range(4))
def test_whom_one_account_lets_in_first_is_no_correspondent_afterwards(
    session: Session, seed: int
) -> None:
    rules(session, two_persons=("media",))
    alone = Alone(session, random.Random(seed), kind="civil")
    approve(session, alone.people[0], NODIRA)
    seen = {("civil", alone.people[0].state)}
    for each in range(70):
        if each % 3 == 0:
            alone.describe()
        alone.act()
        session.expire_all()
        seen |= {(alone.people[0].joined.kind, state) for state in alone.states()}
    assert ("media", "approved") not in seen
    assert "media" in {kind for kind, _ in seen}
    assert "approved" in {state for _, state in seen}


def test_the_same_ways_let_them_in_where_there_are_two(session: Session) -> None:
    """Or what is tried above would prove nothing."""
    rules(session, two_persons=("media",))
    alone = Alone(session, random.Random(1))
    alone.bulk()
    while not alone.people[0].is_approved_once:
        alone.act()
    approve(session, alone.people[0], ADMINISTRATOR)
    assert alone.people[0].state == "approved"
