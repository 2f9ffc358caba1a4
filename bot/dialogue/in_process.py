"""Custom actions in the chat's own process: Rasa calls an endpoint, and the endpoint is a Python call."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.bootstrap import conversation
from bot.services.conversation import Concluded

REMEMBERED = 2000
"""Interviews that a chat process keeps between turns: a few kB each."""

failure: ContextVar[list[BaseException] | None] = ContextVar("failure", default=None)
"""A channel that wants to know of failed actions sets a list here before a turn: Rasa itself only logs them."""

stored: ContextVar[Callable[[Concluded], Awaitable[None]] | None] = ContextVar("stored", default=None)
"""A channel that wants to tell the reply as soon as it is stored sets a function here before a turn: what Rasa does
after an action takes a tenth of a turn, and changes nothing of it any more."""


class InProcessActions(EndpointConfig):
    """An action endpoint without a server. Anything that goes wrong is reported in `failure` and raised again."""

    def __init__(self, package: str = "actions") -> None:
        # The domain would be serialised for each call; no action reads it.
        super().__init__("in-process://" + package, enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        conversation().remember(REMEMBERED)  # all of a turn happens here: nobody else need be asked what it wrote

    async def request(
        self, method: str = "post", subpath: str | None = None, content_type: str | None = None, **kwargs: Any
    ) -> Any:
        """Run the action that Rasa would have posted, and return the action server's answer."""
        try:
            answer = await self._executor.run(kwargs["json"])
            await self._tell(kwargs["json"]["sender_id"])
            return answer
        except ActionExecutionRejection as rejection:  # no failure: what an action server answers with status 400
            body = {"error": rejection.message, "action_name": rejection.action_name}
            raise ClientResponseError(400, "Bad Request", json.dumps(body)) from rejection
        except Exception as error:
            failures = failure.get()
            if failures is not None:
                failures.append(error)
            raise

    @staticmethod
    async def _tell(conversation_id: str) -> None:
        tell = stored.get()
        if tell is None:
            return
        reply = conversation().worded(conversation_id)
        if reply is not None:
            await tell(reply)
