"""Settings come from the environment alone, and what is missing is named."""

import pytest

from services.agenda.config import AgendaConfig
from shared.config import SettingMissing

GIVEN = {
    "KENGASH_SECRET": "a very secret secret",
    "KENGASH_KEY": "a key",
    "REDIS_URL": "redis://redis:6379/0",
    "KENGASH_ADDRESS": "http://localhost:8080",
    "AGENDA_DATABASE_URL": "postgresql://agenda@postgres/agenda",
}


def test_what_is_given_is_read_and_the_rest_is_usual() -> None:
    config = AgendaConfig.read({**GIVEN, "AGENDA_PORT": "9000", "SOMETHING": "else"})
    assert config.database_url == GIVEN["AGENDA_DATABASE_URL"]
    assert config.port == 9000
    assert config.web_workers == 1
    assert config.demo is False
    assert config.is_behind_tls is False


@pytest.mark.parametrize("missing", GIVEN)
def test_missing_setting_is_named(missing: str) -> None:
    rest = {name: value for name, value in GIVEN.items() if name != missing}
    with pytest.raises(SettingMissing, match=missing):
        AgendaConfig.read(rest)
    with pytest.raises(SettingMissing, match=missing):
        AgendaConfig.read({**rest, missing: ""})


@pytest.mark.parametrize(
    ("typed", "is_on"), [("1", True), ("yes", True), ("TRUE", True), ("0", False), ("no", False)]
)
def test_switches_are_read_as_people_write_them(typed: str, is_on: bool) -> None:
    assert AgendaConfig.read({**GIVEN, "KENGASH_DEMO": typed}).demo is is_on


def test_number_that_is_none_is_named() -> None:
    with pytest.raises(SettingMissing, match="AGENDA_PORT has to be a whole number"):
        AgendaConfig.read({**GIVEN, "AGENDA_PORT": "eight"})


def test_secrets_are_not_told_when_settings_are_printed() -> None:
    config = AgendaConfig.read({**GIVEN, "AGENDA_DATABASE_URL": "postgresql://a:hush@p/a"})
    for hidden in ("a very secret secret", "a key", "hush"):
        assert hidden not in repr(config)
