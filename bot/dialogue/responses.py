"""The bot's words: Rasa's responses of domain.yml, and the same names in responses/<language>.yml.

endpoints.yml names this class as Rasa's response generator. A parameter that is a list of responses (the lines of
a summary) is filled in line by line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.io import read_yaml_file
from rasa.utils.endpoints import EndpointConfig

from bot.services.conversation import BotLine, Say
from bot.settings import ROOT

FOLDER = ROOT / "responses"
_VARIABLE = re.compile(r"\{(\w+)\}")


class ScreeningResponses(TemplatedNaturalLanguageGenerator):
    """Responses in the language of the interview."""

    def __init__(self, endpoint_config: EndpointConfig | None, domain: Domain, folder: Path = FOLDER) -> None:
        super().__init__(domain.responses)  # Rasa sets them again when it has loaded a model
        self._by_language: dict[str, Mapping[str, list[dict[str, Any]]]] = {}
        for path in sorted(folder.glob("*.yml")):
            self._by_language[path.stem] = read_yaml_file(path)["responses"]

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The response filled in: `text`, `buttons` and `metadata`. None when there is no such response."""
        language = kwargs.pop("reply_language", None) or tracker.get_slot("language") or "en"
        return self.render(utter_action, str(language), kwargs)

    def render(self, name: str, language: str, params: Mapping[str, Any]) -> dict[str, Any] | None:
        """One response in one language; English where that language lacks it."""
        variations = self._by_language.get(language, {}).get(name) or self.responses.get(name)
        if not variations:
            return None
        response = variations[0]
        out: dict[str, Any] = {"text": self._fill(response["text"], language, params)}
        if response.get("buttons"):
            out["buttons"] = [dict(b) for b in response["buttons"]]
        out["kind"] = response.get("metadata", {}).get("kind", "info")
        return out

    def line(self, say: Say, language: str) -> BotLine | None:
        """What the bot says, as Rasa will say it: buttons among the parameters follow the response's own."""
        said = self.render(say.response, language, say.params)
        if said is None:
            return None
        buttons = [*said.get("buttons", ()), *say.params.get("buttons", ())]
        shown = tuple({"title": b["title"], "value": b["payload"]} for b in buttons)
        return BotLine(said["text"], said["kind"], shown)

    def _fill(self, text: str, language: str, params: Mapping[str, Any]) -> str:
        return _VARIABLE.sub(lambda match: self._value(params.get(match[1], match[0]), language), text)

    def _value(self, value: Any, language: str) -> str:
        if isinstance(value, list):
            return "\n".join(self._line(item, language) for item in value)
        return str(value)

    def _line(self, item: Mapping[str, Any], language: str) -> str:
        rendered = self.render(item["response"], language, item)
        return rendered["text"] if rendered else ""
