"""Refuse the network to this Python; a folder on `PYTHONPATH` hands the refusal on to every Python it starts.

An audit hook sees every connection, whoever opens it, and cannot be taken off again.
"""

from __future__ import annotations

import ipaddress
import sys

_OPENS = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOKS_UP = ("socket.getaddrinfo", "socket.gethostbyname")


def _is_local(host: object) -> bool:
    """Tell whether `host` names this machine; no host at all does ("", None: any local address)."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if not host or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in _OPENS:
        address = args[1]
        # Unix sockets have a path for an address, and a socket that is connected already has none.
        if isinstance(address, tuple) and not _is_local(address[0]):
            raise RuntimeError(f"no network here: {event} to {address[0]}")
    elif event in _LOOKS_UP and not _is_local(args[0]):
        raise RuntimeError(f"no network here: {event} of {args[0]}")


sys.addaudithook(_refuse)
