"""Whether the door can stand where it was asked to stand."""

import socket

from deploy.house.refusal import Refusal


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def insist(port: int) -> None:
    """Refuse a port that cannot be had, and name one that can."""
    if not 1 <= port <= 65535:
        raise Refusal(f"{port} is not a port. Ports go from 1 to 65535.")
    if is_free(port):
        return
    other = next((p for p in range(port + 1, min(port + 100, 65536)) if is_free(p)), None)
    advice = f"--port {other}, for example, is free" if other else "choose another with --port"
    why = "is reserved for the administrator" if port < 1024 and _forbidden(port) else "is taken"
    raise Refusal(f"Port {port} {why}; {advice}.")


def _forbidden(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return True
        except OSError:
            return False
    return False
