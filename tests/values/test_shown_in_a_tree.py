"""What names of other modules come to; values are written as ``shown.py`` tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out
from shown import shown


def of(folder: Path, files: dict[str, str]) -> list[list[str]]:
    """Write *files*, and return what each ``show`` of the last of them is given."""
    *_, last = files
    path = lay_out(folder, files) / last
    return [found for _, found in sorted(shown(files[last], path).items())]


STATE = """
current = None
def f():
    global current, late
    current = 'set'
    late = 'late'
"""
MADE = """
from mixin import Mixin
class Made(Mixin):
    def call(self, p):
        return '/made' + p
"""
MIXIN = """
class Mixin:
    def use(self):
        show(self.call)
        show(self.call('/x'))
"""
BASE = "URL = 'u'\n_HIDDEN = 'h'\nclass Base:\n    path = '/p'\ndef f(a):\n    return a + '/f'\n"


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("from base import URL\nshow(URL)", '"u"'),
        ("from base import URL as other\nshow(other)", '"u"'),
        ("import base\nshow(base.URL)", '"u"'),
        ("import base as b\nshow(b.URL)", '"u"'),
        ("import base\nshow(base.missing)", "«missing»"),
        ("from base import missing\nshow(missing)", "«missing»"),
        ("from base import *\nshow(URL)", '"u"'),
        ("from base import *\nshow(_HIDDEN)", "«_HIDDEN»"),
        ("from nowhere import *\nshow(URL)", "«URL»"),
        ("from nowhere import URL\nshow(URL)", "nowhere.URL"),
        ("from .nowhere import URL\nshow(URL)", "«nowhere.URL»"),
        ("import nowhere.below\nshow(nowhere.below.URL)", "nowhere.below.URL"),
        ("import nowhere.below as n\nshow(n)", "nowhere.below"),
        ("from base import f\nshow(f('a'))", '"a/f"'),
        ("from base import Base\nshow(Base().path)", '"/p"'),
        ("from base import Base\nclass Sub(Base): pass\nshow(Sub().path)", '"/p"'),
        ("def late():\n    from base import URL\n    return URL\nshow(late())", '"u"'),
        ("try:\n    from base import URL\nexcept ImportError:\n    URL = 'v'\nshow(URL)", '"u" | "v"'),
        ("from package import INSIDE\nshow(INSIDE)", '"i"'),
        ("import package\nshow(package)", "module package"),
        ("import package.deep\nshow(package.deep.DEEP)", '"d"'),
        ("from package import deep\nshow(deep.DEEP)", '"d"'),
        ("from package.deep import UP\nshow(UP)", '"i"'),
        ("from space import part\nshow(part.PART)", '"p"'),
        ("from state import current\nshow(current)", '"set" | None'),
        ("import state\nshow(state.late)", '"late"'),
        ("from cycle import ONE\nshow(ONE)", '"one"'),
        ("from cycle import BACK\nshow(BACK)", "«HERE»"),
    ],
)
def test_import(source: str, value: str, tmp_path: Path) -> None:
    files = {
        "base.py": BASE,
        "package/__init__.py": "INSIDE = 'i'\n",
        "package/deep.py": "from . import INSIDE\nDEEP = 'd'\nUP = INSIDE\n",
        "space/part.py": "PART = 'p'\n",
        "state.py": STATE,
        "cycle.py": "ONE = 'one'\nfrom main import HERE as BACK\n",
        "main.py": source,
    }
    assert [" | ".join(found) for found in of(tmp_path, files)] == [value]


def test_what_a_mixin_lacks_is_what_classes_made_with_it_have(tmp_path: Path) -> None:
    files = {"made.py": MADE, "mixin.py": MIXIN}
    assert of(tmp_path, files) == [["<Made>.call()"], ['"/made/x"']]


def test_modules_that_cannot_be_read_are_unknown(tmp_path: Path) -> None:
    files = {"broken.py": "def f(:\n", "main.py": "from broken import URL\nshow(URL)\n"}
    assert of(tmp_path, files) == [["«URL»"]]
