"""Slack as a Rasa input channel: direct messages are interviews. Set up as docs/slack.md says."""

from bot.dialogue.slack.channel import ScreenerSlackInput

__all__ = ["ScreenerSlackInput"]
