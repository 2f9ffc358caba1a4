"""rasa-sdk actions, a module a topic: tracker in, one service call, events out.

They run in the chat's own process by default, or in a standard action server: `rasa run actions`.
"""

from actions import answers, questions, requests

__all__ = ["answers", "questions", "requests"]
