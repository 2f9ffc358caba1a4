"""`python -m bot.dialogue`: one chat process; see bot/dialogue/server.py."""

from __future__ import annotations

import os
import sys

from bot.dialogue.without_tensorflow import leave_out
from bot.settings import ROOT

LOCK_SECONDS = 10
"""How long a turn's lock may outlive its worker. Rasa's own 60 keep applicants of a killed worker waiting."""

if __name__ == "__main__":
    os.environ.setdefault("TICKET_LOCK_LIFETIME", str(LOCK_SECONDS))
    leave_out(ROOT / "config.yml")  # before anything of Rasa is imported

    from bot.dialogue.server import main

    sys.exit(main())
