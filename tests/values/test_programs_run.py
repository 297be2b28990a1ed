"""Programs, run for real: each URL that they ask for is one that the analyzer expects at that line.

The statements are those that random programs showed to be misread; ``python -m fuzz programs`` makes more.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
pytest.importorskip("fuzz.targets", reason="the fuzzers are not part of a distribution")

from appaccess_lint.text.text import Hole, template  # noqa: E402
from fuzz.choices import Choices  # noqa: E402
from fuzz.programs.comparing import covers, expected  # noqa: E402
from fuzz.programs.prelude import PRELUDE, SIBLING  # noqa: E402
from fuzz.programs.running import run  # noqa: E402
from fuzz.targets import TARGETS  # noqa: E402

STATEMENTS = [
    # what an f-string, a format or a percent sign makes of a value
    "requests.get(f'{BASE}/content/{size:>5}')",
    "requests.get(f'{BASE}/content/{len(size):03d}/label')",
    "requests.get(f'{BASE}/content/{path!r}')",
    "requests.get(f'{BASE}/{part:.3}')",
    "requests.get('{}/content/{:>5}/{}'.format(BASE, size, 'label'))",
    "requests.get('{}/{:{}}/{}'.format(BASE, 'space', 7, 'label'))",
    "requests.get('%s/content/%5s' % (BASE, size))",
    "requests.get('%s/content/%03d/%.2s' % (BASE, 7, 'label'))",
    "requests.get('%s/%*d/%s' % (BASE, 4, 2, 'label'))",
    "requests.get(BASE + '/' + repr('space'))",
    "requests.get(BASE + '/' + format('space', '>7'))",
    # methods of strings
    "requests.get(BASE + '/content'.replace('t', '', 1))",
    "requests.get(BASE + part.replace(path if flag() else part, '/space'))",
    "requests.get(BASE + '/content/1/label'.removesuffix('/label' if flag() else '/1/label'))",
    "requests.get(BASE + '/content/1'.removesuffix(text()))",
    "requests.get(BASE + '/spacex'.rstrip('x' if flag() else 'ex'))",
    "requests.get(BASE + '/' + 'Space'.swapcase().capitalize())",
    "requests.get(BASE + '/content/1/label'.rsplit('/', 1)[0])",
    "requests.get(BASE + '/' + 'content/1/label'.split('/', 1)[1])",
    "requests.get(BASE + '/content/' + parse.quote('a/b', safe=''))",
    "requests.get(BASE + '/' + '/'.join(sorted(['space', 'content'])))",
    "requests.get(BASE + '/' + '/'.join(reversed(['label', '1', 'content'])))",
    "requests.get('https://x.atlassian.net' + os.path.join('/wiki', '/rest/api/space'))",
    "requests.get(url + os.path.join(path, part))",
    "requests.get(parse.urljoin('x', BASE + '/x/../space'))",
    "requests.get(BASE + 'x/space'[1:])",
    "requests.get(BASE + '/spaces/x'[:6])",
    "requests.get(BASE + '/content/1'[:])",
    "requests.get((text() + BASE + '/space')[3:])",
    # what classes and decorators print and return
    "requests.get(f'{BASE}{Style.ONE}')",
    "requests.get(BASE + Style.ONE)",
    "requests.get(BASE + decorated(part))",
    # what an error leaves behind
    """
    try:
        path = '/content'
        fails(path)
        path = '/search'
    except ValueError:
        pass
    requests.get(BASE + path)
    """,
    """
    try:
        if flag():
            path = '/content'
            raise ValueError
    except ValueError:
        requests.get(BASE + path)
    """,
    """
    with contextlib.suppress(ValueError):
        path = '/content'
        fails(path)
        path = '/search'
    requests.get(BASE + path)
    """,
    # what a function inside writes
    """
    def inside():
        nonlocal path
        path = path + '/1/label'
    inside()
    requests.get(BASE + path)
    """,
    # what a function does to what it is given
    """
    d = {'k': '/content'}
    filled(d, '/space')
    requests.get(BASE + d['k'])
    """,
    """
    o = Config('/1')
    o.change('/1/label')
    requests.get(BASE + o.full)
    """,
    """
    o = Config('/content')
    o.path = '/search'
    renamed(o, '/space')
    requests.get(BASE + o.path)
    """,
    """
    def give_on(table, value):
        filled(table, value)
    d = {'k': '/content'}
    give_on(d, '/space')
    requests.get(BASE + d['k'])
    """,
    # what is changed by another name, elsewhere or between calls
    """
    d = {'k': ['content']}
    inner = d['k']
    inner.append('1')
    requests.get(BASE + '/' + '/'.join(d['k']))
    """,
    """
    found = [BASE]
    def add(part):
        found.append(part)
    add('space')
    add('KEY')
    requests.get('/'.join(found))
    """,
    """
    o = Config('/content')
    requests.get(BASE + o.path)
    o.path = '/space'
    requests.get(BASE + o.full)
    """,
    "requests.get(BASE + dataclasses.replace(Point('/x'), first='/content/1').where)",
    # what is joined to a path
    "requests.get(parse.urljoin(BASE + '/content', text()))",
    "requests.get(BASE + os.path.join('/content', text(), 'label'))",
    "requests.get(BASE + parse.urlparse('/content/1;a/label;b').path)",
    "requests.get('/'.join(filter(None, [BASE, 'content', '' if flag() else '1'])))",
    # what a pattern binds
    """
    match {'k': part}:
        case {'k': path}:
            pass
    requests.get(BASE + path)
    """,
    # rounds of a loop
    """
    for word in ('/1', '/label'):
        part += word
    requests.get(BASE + part)
    """,
    """
    words = [BASE]
    for word in ('content', '1', 'label'):
        words.append(word)
    requests.get('/'.join(words))
    """,
    """
    for _ in range(2):
        requests.get(BASE + path)
        path = path + '/x'
    """,
]
BODY = "def main(url, part='/content', size='12'):\n    path = '/space'\n{}\n\nmain(BASE)\n"


@pytest.mark.parametrize("statements", STATEMENTS)
def test_what_is_asked_for_is_expected(statements: str, tmp_path: Path) -> None:
    lines = statements.strip("\n").split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip())
    source = PRELUDE + BODY.format("\n".join(f"    {line[indent:]}" for line in lines))
    file = tmp_path.resolve() / "program.py"
    file.write_text(source, encoding="utf-8")
    (tmp_path / "sibling.py").write_text(SIBLING, encoding="utf-8")
    known = expected(source, file)
    asked = [
        request
        for answers in (b"\0" * 9, b"\1" * 9, b"\0\1" * 9)
        for request in run(source, Choices(answers))
    ]
    assert asked
    assert [complaint for request in asked if (complaint := known.complaint(request))] == []


@given(st.binary(max_size=120))
@settings(max_examples=60, derandomize=True)
def test_any_program(data: bytes) -> None:
    TARGETS["programs"].check(data)


def test_a_url_that_was_not_expected_is_told(tmp_path: Path) -> None:
    source = PRELUDE + BODY.format("    requests.get(BASE + path)")
    known = expected(source, tmp_path / "program.py")
    other = source.replace("BASE + path", "BASE + part")
    (asked,) = run(other, Choices(b""))
    assert "/content' isn't covered by ['https://x.atlassian.net/wiki/rest/api/space']" in str(
        known.complaint(asked)
    )


def test_covering() -> None:
    text = template(("https://", Hole(), "/wiki"))
    assert covers(text, "https://x/y/wiki")
    assert covers(text, "https://x/wiki?a=b")
    assert not covers(text, "https://x/wiki/more")
