"""`python -m bot.dialogue`: one chat process; see bot/dialogue/server.py."""

from __future__ import annotations

import sys

from bot.dialogue.without_tensorflow import leave_out
from bot.settings import ROOT

if __name__ == "__main__":
    leave_out(ROOT / "config.yml")  # before anything of Rasa is imported

    from bot.dialogue.server import main

    sys.exit(main())
