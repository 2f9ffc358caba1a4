"""The widget on small screens, with a screen reader, in another language and in any colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.applicant import Applicant, labels
from tests.browser.chromium import screenshot, scrolls_sideways, set_size

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "screenshots"
CONTRASTS = """
  const level = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return color === "rgba(0, 0, 0, 0)" ? behind(element.parentElement) : color;
  };
  return arguments[0].flatMap((selector) => [...document.querySelectorAll(selector)]).map((element) => {
    const [low, high] = [level(getComputedStyle(element).color), level(behind(element))].sort((a, b) => a - b);
    return [element.className || element.id, (high + 0.05) / (low + 0.05)];
  });
"""
"""Names and contrasts (WCAG) of elements' texts with what is behind them."""


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (640, 400)])
def test_small_windows_and_large_zoom_never_scroll_sideways(applicant: Applicant, size: tuple[int, int]) -> None:
    set_size(applicant.page, size)
    applicant.visit("/")
    assert not scrolls_sideways(applicant.page)
    applicant.open_chat()
    assert applicant.script("return [innerWidth, innerHeight]") == list(size), "the chat fills a small screen"
    applicant.say("W" * 300 + "?")
    applicant.see_bot("I have passed it on")
    assert not scrolls_sideways(applicant.page)
    assert applicant.script("const s = document.getElementById('scroll'); return s.scrollWidth <= s.clientWidth")
    applicant.find("#menu-button").click()
    assert not scrolls_sideways(applicant.page)
    applicant.look_at_page()
    screenshot(applicant.page, PICTURES / f"chat-{size[0]}.png", size)
    assert not scrolls_sideways(applicant.page)
    assert applicant.find("main").get_property("inert"), "the page behind a full screen cannot be reached by Tab"


def test_a_screen_reader_finds_names_and_roles(applicant: Applicant) -> None:
    applicant.visit()
    assert applicant.launcher().accessible_name == "Apply by chat"
    applicant.launcher().click()
    assert applicant.find(".screener-panel").aria_role == "dialog"
    assert applicant.find("iframe").accessible_name == "Screening chat"
    applicant.look_into_frame()
    applicant.see_bot("authorized to work")
    names = {name: applicant.find(f"#{name}").accessible_name for name in ("text", "send", "menu-button", "close")}
    assert names == {"text": "Your message", "send": "Send", "menu-button": "Options", "close": "Close chat"}
    log = applicant.find("[role=log]")
    assert (log.aria_role, log.accessible_name) == ("log", "Conversation")
    bar = applicant.find("[role=progressbar]")
    assert [bar.get_attribute(f"aria-value{part}") for part in ("now", "max", "text")] == ["1", "6", "Question 1 of 6"]
    replies = applicant.find("#replies")
    assert (replies.aria_role, replies.accessible_name) == ("group", "Suggested answers")
    assert applicant.find("h1").text == "Warehouse Team Lead, Night Shift"
    assert "Suggested answers: Yes, No." in applicant.texts(".theirs")[-1]


def test_history_is_not_announced_again_but_new_messages_are(applicant: Applicant) -> None:
    applicant.open_chat()
    assert len(applicant.texts("[role=log] > .message")) == 2
    applicant.visit()
    applicant.launcher().click()
    applicant.look_into_frame()
    applicant.see_bot("authorized to work")
    assert len(applicant.texts("[role=log] > [aria-live=off] > .message")) == 2
    applicant.choose("Yes")
    applicant.see("[role=log] > .theirs", "How many years")


def test_buttons_are_large_enough_for_a_finger(applicant: Applicant) -> None:
    set_size(applicant.page, (320, 568))
    applicant.open_chat()
    applicant.find("#menu-button").click()
    sizes = applicant.script(
        "return [...document.querySelectorAll('button')].filter(b => b.offsetParent)"
        ".map(b => [b.getAttribute('aria-label') || b.textContent, b.offsetWidth, b.offsetHeight])"
    )
    assert len(sizes) >= 8
    assert [size for size in sizes if min(size[1:]) < 44] == []


def test_spanish_labels_are_spanish(applicant: Applicant) -> None:
    applicant.visit("/widget/frame.html#posting=warehouse-lead&language=es")
    applicant.see("#progress-text", "Pregunta 1 de 6")
    assert applicant.script("return document.documentElement.lang") == "es"
    assert applicant.find("#send").accessible_name == "Enviar"
    assert applicant.find("#text").get_attribute("placeholder") == "Escriba su respuesta"
    assert applicant.texts(".menu span")[0] == "Hablar con una persona"


def test_the_labels_follow_an_applicant_who_changes_the_language(applicant: Applicant) -> None:
    applicant.open_chat()
    applicant.say("I want a person")
    applicant.see("#standing", "A person has been told")
    applicant.say("mejor en español")
    applicant.see("#standing", "Ya avisamos a una persona")
    assert applicant.texts("#progress-text") == ["Pregunta 1 de 6"]
    assert applicant.find("h1").text == "Warehouse Team Lead, Night Shift"
    assert applicant.script("return document.documentElement.lang") == "es"


def test_both_languages_have_the_same_labels() -> None:
    assert labels("en").keys() == labels("es").keys()
    assert labels("en")["error"].keys() == labels("es")["error"].keys()


def test_every_error_code_of_the_protocol_has_plain_words_or_the_general_ones() -> None:
    protocol = (ROOT / "docs" / "protocol.md").read_text()
    table = protocol.split("## Error codes")[1].split("| close code")[0]
    codes = {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")}
    never_caused_by_this_client = {"not_json", "bad_frame", "not_started"}
    assert codes - never_caused_by_this_client == labels("en")["error"].keys() - {"other"}


@pytest.mark.parametrize("color", ["#ffd400", "#0b2a6f", "#ff5a5f", "#1f6f5f"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_any_colour_of_a_customer_stays_readable(applicant: Applicant, color: str, theme: str) -> None:
    applicant.visit(f"/widget/frame.html#posting=warehouse-lead&theme={theme}&color=%23{color[1:]}")
    applicant.choose("Yes")
    applicant.see_bot("How many years")
    applicant.say("4")
    applicant.see("#replies button", "Nights only")
    contrasts = applicant.script(CONTRASTS, [".mine .text", "#replies button", ".tag", "#hint", "h1", ".assistant"])
    assert len(contrasts) >= 8
    assert [pair for pair in contrasts if pair[1] < 4.5] == []
