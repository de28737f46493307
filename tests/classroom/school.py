"""A PostgreSQL server of its own for a test run: on loopback, as an unprivileged user, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

USER: Final = "postgres"
"""The unprivileged user that Debian's package makes; PostgreSQL refuses to run as root."""

MISSING: Final = "PostgreSQL is not installed here (Debian: apt-get install postgresql)"


def programs() -> Path | None:
    """The folder with initdb and postgres, None where they are not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


@contextmanager
def school_server(*, durable: bool) -> Iterator[str]:
    """The address of a running server. `durable` makes it wait for the disk at every commit, as a real one does."""
    folder = programs()
    assert folder is not None, MISSING
    home = Path(tempfile.mkdtemp(prefix="school-"))
    user = USER if os.getuid() == 0 else None
    try:
        secret = home / "secret"
        secret.write_text("chalk\n", encoding="utf-8")
        if user:
            shutil.chown(home, user)
            shutil.chown(secret, user)
        data = home / "data"
        options = ["-U", "teacher", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--no-sync"]
        command = [str(folder / "initdb"), "-D", str(data), *options]
        subprocess.run(command, check=True, user=user, cwd=home, stdout=subprocess.DEVNULL)
        with _running(folder, data, user, durable=durable) as port:
            yield f"postgresql://teacher:chalk@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(home)


@contextmanager
def _running(folder: Path, data: Path, user: str | None, *, durable: bool) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "max_connections": 60}
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    control = [str(folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(data / "log"), "-t", "30"]
    subprocess.run([*control, "-o", options, "start"], check=True, user=user, cwd=data, stdout=subprocess.DEVNULL)
    try:
        yield port
    finally:
        subprocess.run(
            [*control, "-m", "immediate", "stop"], check=True, user=user, cwd=data, stdout=subprocess.DEVNULL
        )
