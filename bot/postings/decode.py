"""Bytes to text: encodings guessed and mended."""

from __future__ import annotations

from bot.postings.patterns import compiled
from bot.screening.errors import BadPosting

MAX_BYTES = 10_000_000
"""The largest posting that is read, in bytes."""

_BROKEN = compiled(r"[âÃÂ€][\x80-\xbf€™œ“”\u0080-\u00bf]|â¯|Ã.|Â |ï»¿|\x92|\x93|\x94|\x96|&amp;#|â€")
_SIGN = compiled(r"[âÃÂ€ï\x92\x93\x94\x96]")
"""One of the letters with which broken text begins."""
_CONTROL = compiled(r"[\x00-\x08\x0e-\x1f]")
_TREEBANK = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}


def to_text(data: bytes) -> str:
    """The text of a file. Raises BadPosting when it is empty, too large or not text."""
    if not data.strip():
        raise BadPosting("The posting is empty.")
    if len(data) > MAX_BYTES:
        raise BadPosting(f"The posting is larger than {MAX_BYTES // 1_000_000} MB.")
    text = _decoded(data)
    control = len(_CONTROL.findall(text[:20_000]))
    if control > 0.02 * min(len(text), 20_000) + 8:
        raise BadPosting("The file is not text, HTML, JSON, PDF or DOCX.")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if data[:2000].count(0) > 200:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    broken = sum(1 for c in data.decode("utf-8", errors="replace") if c == "\ufffd")
    if broken * 200 < len(data) and b"\xe2\x80" in data:
        return data.decode("utf-8", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000], threshold=0.3).best()
    encoding = best.encoding if best else "cp1252"
    if encoding in ("ascii", "utf_8"):
        encoding = "cp1252"
    return data.decode(encoding, errors="replace")


def mend(text: str) -> str:
    """Text with broken encodings mended and the corpus escapes of brackets undone."""
    if ("&amp;#" in text or (not text.isascii() and _SIGN.search(text))) and _BROKEN.search(text):
        import ftfy

        text = ftfy.fix_text(text, uncurl_quotes=False, fix_character_width=False, max_decode_length=200_000)
    if "RB-" in text:
        for escape, sign in _TREEBANK.items():
            if escape.startswith("-"):
                text = text.replace(escape, sign)
    return text.replace("\r\n", "\n").replace("\r", "\n")


_INVISIBLE = compiled(r"[\ufeff\u200b-\u200f\u2060\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


def fold(text: str) -> str:
    """White space folded to single spaces, invisible characters dropped."""
    seen = text if text.isascii() and text.isprintable() else _INVISIBLE.sub("", text)
    return " ".join(seen.split())
