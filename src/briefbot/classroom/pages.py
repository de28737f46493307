"""The few files that a browser gets, read once, with the headers that keep them to themselves.

One page, one stylesheet, one script, no address outside. The content security policy allows nothing inline and nothing from
elsewhere; `connect-src` names the socket outright, because older browsers do not count it as 'self'.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Final

from websockets.datastructures import Headers
from websockets.http11 import Response

_FILES: Final[Mapping[str, tuple[str, str]]] = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/screen": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
}


def page(path: str, host: str) -> Response:
    """The response to a GET of `path`; `host` is the Host header, checked before."""
    if path == "/favicon.ico":
        return _response(HTTPStatus.NO_CONTENT, "image/x-icon", b"", host)
    if path not in _FILES:
        return _response(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"There is nothing here.\n", host)
    name, kind = _FILES[path]
    return _response(HTTPStatus.OK, kind, _read(name), host)


def picture(svg: bytes, host: str) -> Response:
    return _response(HTTPStatus.OK, "image/svg+xml", svg, host)


def refusal(status: HTTPStatus, sentence: str) -> Response:
    return _response(status, "text/plain; charset=utf-8", f"{sentence}\n".encode(), "")


@cache
def _read(name: str) -> bytes:
    return (files("briefbot.classroom") / "page" / name).read_bytes()


def _response(status: HTTPStatus, kind: str, body: bytes, host: str) -> Response:
    socket = f" ws://{host} wss://{host}" if host else ""
    policy = (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'{socket}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    headers = Headers(
        {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "max-age=3600" if kind == "image/svg+xml" else "no-cache",
            "Connection": "close",
        }
    )
    return Response(status.value, status.phrase, headers, body)
