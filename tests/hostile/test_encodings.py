"""Every codec that Python has, in a coding cookie: read as Python reads it, or noted with one line."""

from __future__ import annotations

import codecs
from encodings.aliases import aliases
from pathlib import Path

import pytest
from bounded import run_in
from running import Result

CODECS = sorted(
    {*aliases.values(), "idna", "punycode", "undefined", "raw_unicode_escape", "mbcs", "oem", "none"}
)
CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/content/1')\n"
PLAIN = {
    "mark and another cookie": b"\xef\xbb\xbf# coding: latin-1\n" + CALL.encode(),
    "mark of UTF-32": b"\xff\xfe\0\0" + CALL.encode("utf-32-le"),
    "UTF-16 without a mark": CALL.encode("utf-16-le"),
    "UTF-7 that hides code": b"# coding: utf-7\n+ACIAIgAi-\n",
    "half a character": b"# confluence \xe2\x82",
    "surrogate in UTF-8": b"x = '\xed\xa0\x80'\n",
    "cookie of a mebibyte": b"# coding: " + b"a" * (1 << 20) + b"\n" + CALL.encode(),
    "NUL in the cookie": b"# coding: \0\n" + CALL.encode(),
    "a name of megabytes": b"# coding: punycode\n#-" + b"a" * 2_000_000,
    "no codec's name": b"# coding: \x1b[31m\n" + CALL.encode(),
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Result:
    top = tmp_path_factory.mktemp("codecs")
    for codec in CODECS:
        (top / f"{codec}.py").write_bytes(f"# coding: {codec}\n{CALL}".encode())
    for number, content in enumerate(PLAIN.values()):
        (top / f"plain{number}.py").write_bytes(content)
    return run_in(top, "check", "--isolated", "--no-cache", "-q", "-j1", ".")


def told(result: Result, file: str) -> tuple[int, list[str]]:
    """How many findings and which errors *file* has."""
    found = [line for line in result.out.splitlines() if line.startswith(f"{file}:")]
    return len(found), [line for line in result.err.splitlines() if line.startswith(f"{file}:")]


@pytest.mark.parametrize("codec", CODECS)
def test_codec(checked: Result, codec: str, tmp_path: Path) -> None:
    found, errors = told(checked, f"{codec}.py")
    source = f"# coding: {codec}\n{CALL}".encode()
    try:
        decoded = codecs.decode(source, codec)
    except Exception:  # each codec has errors of its own
        decoded = None
    try:
        compile(source, "file", "exec")
        text = decoded
    except (SyntaxError, ValueError, LookupError, TypeError):
        text = None
    if text is not None and "atlassian" in text:
        assert (found, errors) == (2, [])
    elif text is None:
        assert found == 0
        # other letters, which say nothing of Confluence, are nobody's concern
        assert len(errors) == (0 if isinstance(decoded, str) and "atlassian" not in decoded else 1)
        assert "internal error" not in "".join(errors)
    else:  # other letters, which say nothing
        assert found == 0
        assert len(errors) <= 1


@pytest.mark.parametrize("name", PLAIN)
def test_plain_bytes(checked: Result, name: str) -> None:
    found, errors = told(checked, f"plain{list(PLAIN).index(name)}.py")
    expected = {"no codec's name": (2, 0), "UTF-7 that hides code": (0, 0)}
    assert (found, len(errors)) == expected.get(name, (0, 1))
    assert all(error.isprintable() and len(error) < 2_000 for error in errors)


def test_nothing_else_is_said(checked: Result) -> None:
    assert checked.status == 2
    assert "Traceback" not in checked.err
    assert all(".py:" in line for line in checked.err.splitlines())
