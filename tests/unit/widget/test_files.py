"""The widget's static files: all of them, nothing else, and within the sizes that keep them readable."""

from __future__ import annotations

import re

import pytest

from bot.widget.files import FOLDER, TYPES, static_file


def test_a_file_comes_with_its_type_and_an_etag_that_follows_its_content() -> None:
    loader, frame = static_file("widget.js"), static_file("/frame.html")
    assert loader is not None
    assert frame is not None
    assert loader.content_type == "text/javascript; charset=utf-8"
    assert frame.body == (FOLDER / "frame.html").read_bytes()
    assert re.fullmatch(r'"[0-9a-f]{32}"', loader.etag)
    assert loader.etag != frame.etag


@pytest.mark.parametrize(
    "path",
    ["", "/", ".", "..", "../files.py", "../../settings.py", "%2e%2e/files.py", "static/widget.js", "//etc/passwd",
     "/etc/passwd", "widget.js/", "widget.js\x00.css", "..\\files.py", "frame.html?x", "WIDGET.JS"],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    assert static_file(path) is None


def test_every_file_has_a_known_type() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} <= TYPES.keys()


def test_the_loader_stays_under_200_lines_and_every_module_under_250() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in FOLDER.glob("*.js")}
    assert lengths["widget.js"] < 200
    assert {name: length for name, length in lengths.items() if length >= 250} == {}


def test_no_script_makes_markup_or_code_from_strings() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.cssText")
    scripts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js")}
    assert len(scripts) > 10
    assert [name for name, text in scripts.items() if forbidden.search(text)] == []


def test_the_frame_names_only_files_and_labels_that_exist() -> None:
    frame = (FOLDER / "frame.html").read_text(encoding="utf-8")
    assert re.search(r"<(script|style)[^>]*>[^<]|style=|\son\w+=", frame) is None, (
        "the frame's own policy forbids these"
    )
    assert all((FOLDER / name).is_file() for name in re.findall(r'(?:href|src)="([^"]+)"', frame))
    imports = [name for path in FOLDER.glob("*.js") for name in re.findall(r'from "\./([^"]+)"', path.read_text())]
    assert [name for name in imports if not (FOLDER / name).is_file()] == []
