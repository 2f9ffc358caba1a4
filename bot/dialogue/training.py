"""`rasa train` without TensorFlow, where config.yml needs none: `python -m bot.dialogue.training train ...`."""

from __future__ import annotations

from bot.dialogue.without_tensorflow import leave_out
from bot.settings import ROOT

if __name__ == "__main__":
    leave_out(ROOT / "config.yml")
    from rasa.__main__ import main

    from bot.dialogue.patches import install_for_training

    install_for_training()
    main()
