"""`briefbot class serve --store postgresql://…`: a process that serves pupils of every room of a school, without a screen."""

from __future__ import annotations

import argparse
import asyncio
import random
import secrets
import signal
import sys

from briefbot.cli.class_host import add_doors
from briefbot.errors import ExitCode, UsageError


def add_arguments(parser: argparse.ArgumentParser, action: str) -> None:
    """Adds the arguments of `class serve`."""
    add_doors(parser)
    parser.add_argument("--store", required=True, metavar="WHERE", help="postgresql://… of the school")


def run(args: argparse.Namespace) -> ExitCode:
    """Serves until it is interrupted or terminated. Raises StoreError, or UsageError where the port cannot be opened."""
    asyncio.run(_serve(args))
    return ExitCode.OK


async def _serve(args: argparse.Namespace) -> None:
    from briefbot.classroom import wording
    from briefbot.classroom.host import Doors, open_doors, utc_now
    from briefbot.classroom.hub import Hub
    from briefbot.classroom.server import ClassServer
    from briefbot.classroom.store import open_store

    store = open_store(args.store)
    if not store.shared:
        store.close()
        raise UsageError("Only a school's store has rooms of several teachers; a file is served by its host alone.")
    hub = Hub(store, utc_now, random.Random(secrets.randbits(64)))
    server = ClassServer(hub)
    try:
        opened = await open_doors(server, Doors(args.lan, args.port, args.address))
        await hub.watch()
        print(
            f"Serving every room at {server.address}; a projector opens {server.address}/screen#CODE", file=sys.stderr
        )
        print(wording.OPEN_TO_LAN if opened.lan else wording.HOST_ONLY_HERE, file=sys.stderr, flush=True)
        await _until_stopped()
    finally:
        await server.close()
        await hub.close()


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
