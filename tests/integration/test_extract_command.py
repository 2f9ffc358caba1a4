"""`screener extract`: any files in, one JSON array out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "postings"


def extract(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli.extract", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_the_sample_postings_give_their_criteria() -> None:
    done = extract("postings/senior-account-manager.html", "postings/account-manager-tigard.html")
    assert done.returncode == 0, done.stderr
    first, second = json.loads(done.stdout)
    assert first["source"] == "postings/senior-account-manager.html"
    assert (first["title"], first["employer"], first["location"], first["requisition"]) == (
        "Senior Account Manager",
        "Larkfield Networks",
        "New York, NY",
        "204417",
    )
    assert [(c["kind"], c["required"]) for c in first["criteria"]] == [
        ("experience", True), ("experience", True), ("skill", False), ("skill", True), ("field_time", True), ("experience", True), ("education", True), ("assessment", None),  # noqa: E501
    ]  # fmt: skip
    assert second["employer"] == "Cascadia Broadband"
    assert second["requisition"] is None
    assert [(c["kind"], c["required"]) for c in second["criteria"]] == [
        ("availability", True),
        ("education", True),
        ("experience", None),
    ]
    assert all(c["evidence"] and c["question"] for c in first["criteria"] + second["criteria"])


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("")
    done = extract(str(tmp_path / "empty.html"), str(tmp_path / "absent.html"), "postings/account-manager-tigard.html")
    assert done.returncode == 1
    empty, absent, good = json.loads(done.stdout)
    assert set(empty) == set(absent) == {"source", "error"}
    assert "criteria" in good
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2
    assert "Traceback" not in done.stderr.decode()


def test_standard_input_is_read() -> None:
    done = extract("-", stdin=b"<p>Must have 3 years of welding experience</p>")
    assert done.returncode == 0
    (posting,) = json.loads(done.stdout)
    assert posting["source"] == "stdin"
    assert posting["criteria"][0]["min_years"] == 3


def test_a_folder_gives_its_postings_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "picture.png", ".hidden.txt"):
        (tmp_path / name).write_text("Must be at least 18 years old")
    done = extract(str(tmp_path))
    assert [Path(p["source"]).name for p in json.loads(done.stdout)] == ["a.html", "b.txt"]


def test_the_report_shows_criteria_in_place(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    (tmp_path / "evil.txt").write_text(
        "Requirements:\n- Must have 3 years of <script>alert(1)</script> welding experience\n- CPR certification"
    )
    done = extract("--html", str(page), str(tmp_path / "evil.txt"))
    assert done.returncode == 0
    html = page.read_text(encoding="utf-8")
    assert '<mark class="required"' in html
    assert "<script>alert" not in html


def test_a_report_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    done = extract("--html", str(tmp_path / "no" / "report.html"), "postings/account-manager-tigard.html")
    assert done.returncode == 1
    assert b"could not be written" in done.stderr


def test_it_starts_without_rasa_and_without_a_database() -> None:
    code = (
        "import sys, bot.cli.extract, bot.postings; print([m for m in ('rasa', 'tensorflow', 'sqlalchemy', "
        "'pdfminer', 'docx', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert done.stdout.strip() == b"[]"


@pytest.mark.skipif(not SHARED.exists(), reason="the real postings are kept outside of the project")
def test_the_two_real_samples_reach_the_labels() -> None:
    done = extract(*map(str, sorted((SHARED / "samples").glob("*.html"))))
    out = ROOT / "var"
    out.mkdir(exist_ok=True)
    (out / "extract-test.json").write_bytes(done.stdout)
    scored = subprocess.run(
        [
            sys.executable,
            str(SHARED / "score.py"),
            str(SHARED / "samples" / "labels.jsonl"),
            str(out / "extract-test.json"),
        ],
        capture_output=True,
        check=True,
    )
    (out / "extract-test.json").unlink()
    assert b"all: precision 1.000 recall 1.000" in scored.stdout
    assert b"required right: 10/10; false knock-outs per 100 postings: 0.0" in scored.stdout
