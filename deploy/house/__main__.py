"""The verbs of ./kengash, once the machine is complete enough to speak Python."""

import argparse
import os
import sys
from pathlib import Path

from deploy.house import benches, doctor, suite
from deploy.house.places import usual_folder
from deploy.house.refusal import Refusal
from deploy.house.up import up


def main() -> int:
    asked, rest = _parser().parse_known_args()
    if rest and asked.verb in ("up", "doctor"):
        raise Refusal(f"“{rest[0]}” is not understood. ./kengash {asked.verb} --help says what is.")
    if asked.verb == "up":
        up(_folder(asked.data), asked.port)
        return 0
    if asked.verb == "doctor":
        return doctor.doctor(_folder(asked.data), asked.port)
    if asked.verb == "bench":
        return benches.bench(asked.name, rest, as_json=asked.json)
    return suite.check(rest) if asked.verb == "check" else suite.test(rest)


def _folder(named: str | None) -> Path:
    if named is None:
        return usual_folder()
    return Path(os.path.abspath(Path(named).expanduser()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./kengash", allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, words in (
        ("up", "open the house with its demo meeting"),
        ("doctor", "say what this machine lacks"),
    ):
        one = verbs.add_parser(verb, help=words, allow_abbrev=False)
        one.add_argument("--data", metavar="DIR", help="the folder that keeps all state")
        one.add_argument("--port", metavar="N", type=int, default=8080, help="the door's port")
    verbs.add_parser("test", help="run the tests", allow_abbrev=False, add_help=False)
    verbs.add_parser("check", help="run all checks", allow_abbrev=False, add_help=False)
    bench = verbs.add_parser("bench", help="measure", allow_abbrev=False)
    bench.add_argument("name", nargs="?", metavar="NAME")
    bench.add_argument("--json", action="store_true", help="one line a figure, for machines")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Refusal as refusal:
        print(f"kengash: {refusal}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
