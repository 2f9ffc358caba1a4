"""`python -m bot.dialogue`: one chat process; see bot/dialogue/server.py."""

from __future__ import annotations

import sys
import warnings
from typing import Any

from bot.dialogue.without_tensorflow import leave_out
from bot.lifeline import FLAG, stop_with_parent
from bot.settings import ROOT


def _say_nothing(*_: Any, **__: Any) -> None:
    """What other people's modules warn of is theirs to act on; a filter does not do, for some of them set their own."""


if __name__ == "__main__":
    if FLAG in sys.argv:
        stop_with_parent()
    warnings.showwarning = _say_nothing
    leave_out(ROOT / "config.yml")  # before anything of Rasa is imported

    from bot.dialogue.server import main

    sys.exit(main())
