"""Python source and notebooks, as bytes on the disk."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from appaccess_lint.engine import Analysis, Analyzer
from appaccess_lint.files.reading import ReadError, decode
from appaccess_lint.notebooks.cells import parse_notebook
from fuzz.choices import Choices
from fuzz.programs.writing import program
from fuzz.target import Fault, Target, folder

ROOT = Path(__file__).resolve().parent.parent.parent
_WORDS = b"""
    def class return yield from import async await lambda with as try: except finally: else: elif if for in
    while global nonlocal match case del raise assert pass break continue not and or is None True self super()
    := ** * ... -> @property @classmethod @staticmethod f" f' rb' ''' { } {{ }} ( ) [ ] : = == += %
    .format( .join( .replace( .split( .strip( requests.get( requests. session. Confluence(
    /rest/api/content /wiki/api/v2/pages/ https://x.atlassian.net/wiki %s {} {x!r:>{y}} \\N{BULLET} \\x00
    0x 1_0 __init__ __getattr__ __call__ Enum @dataclass exec( type X[T] *args **kwargs /, *, \xef\xbb\xbf
    \xe2\x80\xa8"""
_SPACE = (b"\n", b"\x0c", b"    ", b"\t", b"\r\n", b"\r", b"\\\n", b"# coding: latin-1\n", b"\n    ")
TOKENS = (*_WORDS.split(), *_SPACE)


def check(data: bytes) -> None:
    """Analyse *data* twice, and with a comment behind it."""
    try:
        source = decode(data)
    except ReadError as error:
        _one_line(str(error))
        return
    found = _analysed(source)
    again = Analyzer().analyze(source, _path())
    if again != found:
        raise Fault(f"another answer the second time: {again} instead of {found}")
    if source.endswith("\n") and not found.errors and (commented := _analysed(f"{source}# x\n")) != found:
        raise Fault(f"another answer with a comment behind it: {commented} instead of {found}")


def check_notebook(data: bytes) -> None:
    """Analyse *data* as a notebook, and find its places in the file."""
    try:
        notebook = parse_notebook(data)
    except ReadError as error:
        _one_line(str(error))
        return
    analysis = _analysed(notebook.source)
    for told in map(notebook.error, analysis.errors):
        _one_line(told.message)
    lines, places = notebook.lines("x.ipynb"), notebook.places("x.ipynb")
    for site in map(notebook.site, analysis.sites):
        cell = f"x.ipynb:cell {site.span.cell}"
        if not 1 <= site.span.line <= len(lines[cell]) or cell not in places:
            raise Fault(f"{site.span} isn't in the notebook")


def _analysed(source: str) -> Analysis:
    analysis = _analyzer().analyze(source, _path())
    for error in analysis.errors:
        _one_line(error.message)
    for site in analysis.sites:
        for finding in site.findings:
            _one_line(finding.message)
    return analysis


def _path() -> str:
    return str(folder() / "confluence_app.py")  # the name makes every text concern us


def _one_line(text: str) -> None:
    if not text.isprintable():
        raise Fault(f"not one line that can be printed: {text!r}")


@cache
def _analyzer() -> Analyzer:
    return Analyzer()


def seeds() -> list[bytes]:
    """Sources of the tests and of ours, and generated programs."""
    files = sorted(ROOT.glob("tests/calls/cases/*.py")) + sorted(ROOT.glob("examples/**/*.py"))
    files += sorted(ROOT.glob("appaccess_lint/values/*.py"))
    found = [file.read_bytes() for file in files]
    # by definitions too, as small inputs tell more in the same time
    found += [piece for data in found for piece in data.split(b"\n\n\n") if 20 < len(piece) < 3000]
    main = [
        program(Choices(bytes([n, 7 * n % 256, 91 * n % 256] * 20))).partition("def main")[2]
        for n in range(40)
    ]
    return found + [b"import requests\ndef main" + text.encode() for text in main]


def notebook_seeds() -> list[bytes]:
    cells = [
        {"cell_type": "markdown", "source": ["# x"]},
        {
            "cell_type": "code",
            "source": "%pip install requests\nimport requests\n!ls\nx = !ls",
            "outputs": [],
        },
        {
            "cell_type": "code",
            "source": ["requests.get('https://x.atlassian.net/wiki/rest/api/space')\n", "y?"],
        },
        {"cell_type": "code", "source": "%%time\nawait f()"},
        {"cell_type": "code", "source": "%%bash\nls"},
        {"cell_type": "code", "source": "def f(:"},
    ]
    known = {"metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "cells": cells}
    return [json.dumps(known, indent=indent).encode() for indent in (None, 1)]


TARGET = Target(check, seeds, TOKENS)
NOTEBOOK = Target(
    check_notebook,
    notebook_seeds,
    (*TOKENS, b'"cells"', b'"source"', b"\\n", b"\\ud800", b"null", b"[]", b"%%time\\n"),
)
