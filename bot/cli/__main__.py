"""`python -m bot.cli` is `screener`."""

from bot.cli import main

main()
