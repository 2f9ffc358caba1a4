"""Alembic's scripts. Make a new one with `python -m bot.storage.migrations "what changes"`."""
