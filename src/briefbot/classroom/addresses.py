"""Where a class finds this machine: its addresses in the local network, and the join address as a QR code."""

from __future__ import annotations

import io
import ipaddress
from collections.abc import Iterable
from typing import Final

LOOPBACK: Final = "127.0.0.1"
ANY: Final = "0.0.0.0"  # said on the screen before it is opened: --lan alone leads here
PORT: Final = 8470
"""The first that is tried; unassigned, above what needs rights, easy to type."""


def lan_addresses() -> tuple[str, ...]:
    """This machine's IPv4 addresses in private networks, the likeliest for a class first; no packet is sent to find them."""
    import ifaddr

    found = [
        str(ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if isinstance(ip.ip, str) and _usable(ip.ip)
    ]
    return tuple(sorted(dict.fromkeys(found), key=_rank))


def _usable(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified)


def _rank(address: str) -> tuple[int, str]:
    """Home and school networks first; 172.16/12 is most often a container's."""
    order = ("192.168.", "10.", "172.")
    return next((place for place, start in enumerate(order) if address.startswith(start)), len(order)), address


def join_address(host: str, port: int) -> str:
    return f"http://{host}:{port}"


def join_link(address: str, code: str) -> str:
    """The address with the code in its fragment, which browsers send to nobody."""
    return f"{address}/#{code}"


def qr_svg(text: str) -> bytes:
    """A QR code as an SVG picture."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", scale=8, border=2, light="#fff", xmldecl=False)
    return out.getvalue()


def qr_lines(text: str) -> tuple[str, ...]:
    """A QR code in half blocks: two rows of modules to a line, dark on light, with the quiet zone that readers need."""
    import segno

    rows = [tuple(map(bool, row)) for row in segno.make(text, error="l", micro=False).matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append((False,) * len(rows[0]))
    return tuple(_half_blocks(upper, lower) for upper, lower in zip(rows[::2], rows[1::2], strict=True))


def _half_blocks(upper: Iterable[bool], lower: Iterable[bool]) -> str:
    signs = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    return "".join(signs[pair] for pair in zip(upper, lower, strict=True))
