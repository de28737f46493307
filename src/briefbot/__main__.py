"""`python -m briefbot` is the same as `briefbot`."""

import sys

from briefbot.cli.main import main

sys.exit(main())
