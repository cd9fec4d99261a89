"""Private folders for the sockets on which the engines listen."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.house.account import Account

# The kernel takes 107 bytes for a socket's path.
LONGEST = 107


@contextmanager
def private_folder(data: Path, name: str, file: str, account: Account) -> Iterator[Path]:
    """Lend a folder for one socket, under the data where its path is short enough."""
    under_data = data / "run" / name
    if len(str(under_data / file).encode()) <= LONGEST:
        (data / "run").mkdir(mode=0o711, exist_ok=True)
        yield account.folder(under_data)
        return
    with tempfile.TemporaryDirectory(prefix="kengash-", dir="/tmp") as elsewhere:
        Path(elsewhere).chmod(0o711)
        yield account.folder(Path(elsewhere) / name)
