"""The chat: a WebSocket as a Rasa input channel. The protocol is described in docs/protocol.md."""

from bot.dialogue.chat.channel import ChatInput

__all__ = ["ChatInput"]
