"""A school's PostgreSQL, started once where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .programs import Program
from .school import MISSING, programs, school_server


@pytest.fixture(scope="session")
def school() -> Iterator[str]:
    """The address of a PostgreSQL server of this test run."""
    if programs() is None:
        pytest.skip(MISSING)
    with school_server(durable=False) as address:
        yield address


@pytest.fixture
def programs_run() -> Iterator[list[Program]]:
    """Whatever was started is ended."""
    started: list[Program] = []
    yield started
    for program in started:
        program.close()
