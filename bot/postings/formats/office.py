"""PDF and DOCX files."""

from __future__ import annotations

import io
import zipfile

from bot.postings.decode import fold, mend
from bot.postings.document import HEADING, ITEM, LINE, Block, Document
from bot.postings.formats.broken_lines import is_bullet, strip_bullet
from bot.postings.formats.plain import looks_like_heading, read_plain
from bot.screening.errors import BadPosting

_MOST_UNPACKED = 50_000_000
"""A DOCX that unpacks to more bytes than this is not opened."""
_MOST_PAGES = 40


def read_office(data: bytes) -> Document:
    """The blocks of a PDF or DOCX. Raises BadPosting when it is broken, locked, too large or without text."""
    return _read_pdf(data) if data.lstrip()[:5] == b"%PDF-" else _read_docx(data)


def _read_pdf(data: bytes) -> Document:
    from pdfminer.high_level import extract_text
    from pdfminer.layout import LAParams

    try:
        text = extract_text(io.BytesIO(data), maxpages=_MOST_PAGES, laparams=LAParams())
    except Exception as error:  # pdfminer raises whatever its parsers stumble over
        raise BadPosting("The PDF could not be read; it may be damaged or locked.") from error
    if not text.strip():
        raise BadPosting("The PDF holds no text, only pictures. Save the posting as text, HTML or DOCX.")
    return read_plain(_rejoined(mend(text.replace("\x0c", "\n"))))


def _rejoined(text: str) -> str:
    """Lines that a PDF broke in mid-sentence, joined again."""
    lines: list[str] = []
    for line in (raw.strip() for raw in text.splitlines()):
        before = lines[-1] if lines else ""
        if (
            line
            and before
            and not is_bullet(line)
            and not looks_like_heading(before)
            and (line[0].islower() or before[-1] in ",-–/(")
        ):
            lines[-1] = f"{before} {line}"
        elif line or before:
            lines.append(line)
    return "\n".join(lines)


def _read_docx(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_UNPACKED or len(archive.infolist()) > 2000:
                raise BadPosting("The DOCX unpacks to too much data to be a posting.")
            if "word/document.xml" not in archive.namelist():
                raise BadPosting("The file is an archive but not a DOCX document.")
        return Document(list(_docx_blocks(data)))
    except BadPosting:
        raise
    except Exception as error:  # python-docx, lxml and zipfile each raise their own kinds
        raise BadPosting("The DOCX could not be read; it may be damaged or locked.") from error


def _docx_blocks(data: bytes) -> list[Block]:
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(data))
    blocks: list[Block] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                blocks.append(Block(fold(" ".join(dict.fromkeys(cell.text for cell in row.cells)))))
            continue
        style = (part.style.name or "") if part.style is not None else ""
        for line in part.text.splitlines():
            blocks.append(
                _docx_block(
                    fold(line), style, all(run.bold for run in part.runs if run.text.strip()) and bool(part.runs)
                )
            )
    return blocks


def _docx_block(text: str, style: str, bold: bool) -> Block:
    if style.startswith(("Heading", "Title")) and len(text) < 120:
        level = int(style[-1]) if style[-1:].isdigit() else 1
        return Block(text, HEADING, min(level, 6), bold)
    if style.startswith("List") or is_bullet(text):
        return Block(strip_bullet(text), ITEM, 0, bold)
    if looks_like_heading(text, bold=bold):
        return Block(text, HEADING, 7, bold)
    return Block(text, LINE, 0, bold)
