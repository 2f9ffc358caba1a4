"""The recruiter's console: pages over the use cases in bot/services, a module a page."""

from bot.console.app import ConsoleSettings, create_app

__all__ = ["ConsoleSettings", "create_app"]
