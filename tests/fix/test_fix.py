"""Calls of v1 become calls of v2 where that is proved, and stay as they are otherwise."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Result, run

from appaccess_lint.engine import Analyzer
from appaccess_lint.fix.file import Rewrite, rewrite

# sources, each call in a line
# ruff: noqa: E501
HEAD = 'import requests, httpx\nBASE = "https://x.atlassian.net/wiki"\nsession = requests.Session()\n\n\n'
PAGES = (("*page_id", "page"), ("", "page"), ("post", "blog post"))


def done(body: str, types: tuple[tuple[str, str], ...] = PAGES, unsafe: bool = False) -> Rewrite:
    return rewrite((HEAD + body).encode(), "app.py", Analyzer(), types, unsafe=unsafe)


def function(url: str, use: str = 'return r.json()["title"]', more: str = "") -> str:
    return f"def f(page_id, post, n):\n    r = requests.get({url}{more})\n    {use}\n"


URL, V2_URL = 'f"{BASE}/rest/api/content/{page_id}"', 'f"{BASE}/api/v2/pages/{page_id}"'
REWRITTEN = {
    "an f-string": (
        function('f"{BASE}/rest/api/content/{page_id}"'),
        function('f"{BASE}/api/v2/pages/{page_id}?status=current"'),
    ),
    "single quotes and a comment": (
        function("f'{BASE}/rest/api/content/{page_id}'  # the page\n    "),
        function("f'{BASE}/api/v2/pages/{page_id}?status=current'  # the page\n    "),
    ),
    "another content type": (
        function('f"{BASE}/rest/api/content/{post}"'),
        function('f"{BASE}/api/v2/blogposts/{post}?status=current"'),
    ),
    "a sum": (
        function('BASE + "/rest/api/content/" + str(page_id) + "/label"', 'print(len(r.json()["results"]))'),
        function(
            'BASE + "/api/v2/pages/" + str(page_id) + "/labels?limit=200"', 'print(len(r.json()["results"]))'
        ),
    ),
    "literals side by side": (
        function('BASE + "/rest/api/content/" f"{page_id}"'),
        function('BASE + "/api/v2/pages/" f"{page_id}?status=current"'),
    ),
    "credentials before the host": (
        function('f"https://me:secret@x.atlassian.net/wiki/rest/api/content/{page_id}"'),
        function('f"https://me:secret@x.atlassian.net/wiki/api/v2/pages/{page_id}?status=current"'),
    ),
    "a literal ID": (
        function(
            '"https://x.atlassian.net/wiki/rest/api/content/12/label?prefix=my"', "r.raise_for_status()"
        ),
        function(
            '"https://x.atlassian.net/wiki/api/v2/pages/12/labels?prefix=my&limit=200"',
            "r.raise_for_status()",
        ),
    ),
    "parameters": (
        function(
            'f"{BASE}/rest/api/content/{page_id}"',
            'return r.json()["body"]["storage"]["value"]',
            ", params={'expand': 'body.storage,version'}, timeout=3",
        ),
        function(
            'f"{BASE}/api/v2/pages/{page_id}"',
            'return r.json()["body"]["storage"]["value"]',
            ", params={'body-format': 'storage', 'status': 'current'}, timeout=3",
        ),
    ),
    "parameters over lines": (
        function(URL, "print(r.ok)", ', params={\n        "expand": "version",  # why\n    }'),
        function(V2_URL, "print(r.ok)", ', params={\n        "status": "current",  # why\n    }'),
    ),
    "a further parameter over lines": (
        function(
            URL,
            'print(r.json()["body"]["view"]["value"])',
            ', params={\n        "expand": "body.view",\n    }',
        ),
        function(
            V2_URL,
            'print(r.json()["body"]["view"]["value"])',
            ', params={\n        "body-format": "view",\n        "status": "current",\n    }',
        ),
    ),
    "parameters in the URL": (
        function(
            'f"{BASE}/rest/api/space?limit=50&start=0"', 'return [s["key"] for s in r.json()["results"]]'
        ),
        function('f"{BASE}/api/v2/spaces?limit=50"', 'return [s["key"] for s in r.json()["results"]]'),
    ),
    "a loop": (
        function(
            'f"{BASE}/rest/api/space"',
            'for s in r.json().get("results", []):\n        print(s["name"], s.get("key"))',
        ),
        function(
            'f"{BASE}/api/v2/spaces"',
            'for s in r.json().get("results", []):\n        print(s["name"], s.get("key"))',
        ),
    ),
    "a chain": (
        'def f(page_id):\n    return session.get(f"{BASE}/rest/api/content/{page_id}").json()["version"]["number"]\n',
        'def f(page_id):\n    return session.get(f"{BASE}/api/v2/pages/{page_id}?status=current").json()["version"]["number"]\n',
    ),
    "asynchronous": (
        "async def f(page_id):\n    async with httpx.AsyncClient() as client:\n"
        '        r = await client.get(f"{BASE}/rest/api/content/{page_id}")\n    print(r.status_code)\n',
        "async def f(page_id):\n    async with httpx.AsyncClient() as client:\n"
        '        r = await client.get(f"{BASE}/api/v2/pages/{page_id}?status=current")\n    print(r.status_code)\n',
    ),
    "a purge of the trash": (
        'def f(page_id):\n    requests.delete(f"{BASE}/rest/api/content/{page_id}", params={"status": "trashed"})\n',
        'def f(page_id):\n    requests.delete(f"{BASE}/api/v2/pages/{page_id}", params={"purge": "true"})\n',
    ),
    "a draft": (
        'def f(page_id):\n    requests.delete(f"{BASE}/rest/api/content/{page_id}?status=draft")\n',
        'def f(page_id):\n    requests.delete(f"{BASE}/api/v2/pages/{page_id}?draft=true")\n',
    ),
    "a deletion": (
        'def f(page_id):\n    requests.delete(f"{BASE}/rest/api/content/{page_id}").raise_for_status()\n',
        'def f(page_id):\n    requests.delete(f"{BASE}/api/v2/pages/{page_id}").raise_for_status()\n',
    ),
}


@pytest.mark.parametrize(("before", "after"), REWRITTEN.values(), ids=REWRITTEN.keys())
def test_rewritten(before: str, after: str) -> None:
    result = done(before)
    assert [(p.level, p.reason) for p in result.proposals] == [("safe", "")]
    assert result.content.decode() == HEAD + after
    again = rewrite(result.content, "app.py", Analyzer(), PAGES)
    assert again.content == result.content
    assert not again.proposals
    sites = Analyzer().analyze(result.content.decode(), "app.py").sites
    assert {o.api_version for site in sites for o in site.operations} == {"v2"}
    assert not {f.code for site in sites for f in site.findings} & {"AAR201", "AAR202"}


LEFT = {
    "unknown credentials before the host": function(
        'f"https://{page_id}@x.atlassian.net/wiki/rest/api/content/{page_id}"'
    ),
    "returned": function(URL, "return r"),
    "its body returned": function(URL, "return r.json()"),
    "a part returned": function(URL, 'return r.json()["version"]'),
    "kept": function(URL, "f.kept = r.json()"),
    "handed on": function(URL, "print(r.json())"),
    "handed on by a variable": function(URL, "data = r.json()\n    send = [data]\n    return send"),
    "in a closure": function(URL, "data = r.json()\n    return lambda: data"),
    "global": "def f(page_id):\n    global r\n    r = requests.get(" + URL + ")\n",
    "of the module": f"page_id = input()\nr = requests.get({URL})\nprint(r.json()['title'])\n",
    "looked at by name": function(URL, 'd = r.json()\n    print(d["title"])\n    return locals()'),
    "kept by a class": function(URL, "class K:\n        d = r.json()\n    return K"),
    "a comment in the parameters": function(
        URL, "print(r.ok)", ', params={\n        "expand": "version",  # why\n        "status": "current"}'
    ),
    "changed": function(URL, 'd = r.json()\n    d["title"] = "new"\n    return d["title"]'),
    "a key deleted": function(URL, 'd = r.json()\n    del d["title"]'),
    "a key that v2 renames": function(URL, 'return r.json()["space"]["key"]'),
    "a key that v2 lacks": function(URL, 'return r.json()["type"]'),
    "an unknown key": function(URL, "return r.json()[n]"),
    "the text": function(URL, "return r.text"),
    "headers": function(URL, 'return r.headers["ETag"]'),
    "the number of a space": function(
        'f"{BASE}/rest/api/space"', 'return [s["id"] for s in r.json()["results"]]'
    ),
    "the size of a list": function('f"{BASE}/rest/api/space"', 'return r.json()["size"]'),
    "the next page": function('f"{BASE}/rest/api/space"', 'return r.json()["_links"]["next"]'),
    "the first of a list": function('f"{BASE}/rest/api/space"', 'return r.json()["results"][0]["key"]'),
    "an offset": function('f"{BASE}/rest/api/space?start={n}"', 'print(len(r.json()["results"]))'),
    "an offset in parameters": function(
        'f"{BASE}/rest/api/space"', "r.raise_for_status()", ', params={"start": n}'
    ),
    "a limit too high": function('f"{BASE}/rest/api/space?limit=500"', "r.raise_for_status()"),
    "an unknown limit": function('f"{BASE}/rest/api/space"', "r.raise_for_status()", ', params={"limit": n}'),
    "unknown parameters": function(URL, "r.raise_for_status()", ", params=n"),
    "parts of parameters": function(URL, "r.raise_for_status()", ', params={"expand": "version", **n}'),
    "two body formats": function(
        URL,
        'd = r.json()\n    return d["body"]["view"]["value"] + d["body"]["storage"]["value"]',
        ', params={"expand": "body.view,body.storage"}',
    ),
    "a version": function(URL, 'return r.json()["title"]', ', params={"version": 3}'),
    "another status": function(URL, 'return r.json()["title"]', ', params={"status": "trashed"}'),
    "any arguments": function(URL, 'return r.json()["title"]', ", **n"),
    "the URL read twice": 'def f(page_id):\n    url = f"{BASE}/rest/api/content/{page_id}"\n    print(requests.get(url).ok, url)\n',
    "the URL from elsewhere": 'PAGE = f"{BASE}/rest/api/content/"\ndef f(page_id):\n    print(requests.get(PAGE + page_id).ok)\n',
    "the ID formatted": 'def f(page_id):\n    print(requests.get("%s/rest/api/content/%05d" % (BASE, page_id)).ok)\n',
    "a path that goes on": function('f"{BASE}/rest/api/content/{page_id}{n}"', "print(r.ok)"),
    "v2 nearby": function(URL, 'print(r.ok, f"{BASE}/api/v2/pages/{page_id}")'),
    "the path twice": function(URL, 'print(r.ok, "/rest/api/content/")'),
    "two calls, one of them left": (
        f'def f(page_id):\n    print(requests.get({URL}).ok)\n    return requests.get(f"{{BASE}}/rest/api/space").text\n'
    ),
    "Server": function('f"https://confluence.example.com/rest/api/content/{page_id}"'),
    "an unknown host": function('f"{n}/wiki/rest/api/content/{page_id}"'),
    "one of two hosts": (
        'def f(page_id, n):\n    base = BASE if n else "https://confluence.example.com"\n'
        '    print(requests.get(f"{base}/rest/api/content/{page_id}").ok)\n'
    ),
    "a wrapper": (
        'def get(path):\n    return requests.get(BASE + path)\n\ndef f():\n    print(get("/rest/api/space").ok)\n'
    ),
    "a session with parameters": (
        's = requests.Session()\ns.params = {"expand": "space"}\n'
        f"def f(page_id):\n    print(s.get({URL}).ok)\n"
    ),
    "a body": function(URL, "print(r.ok)", ', json={"a": 1}'),
    "a form": (
        'def f(page_id):\n    u = f"{BASE}/rest/api/content/{page_id}/property"\n'
        '    print(requests.post(u, data={"key": "a", "value": "b"}).ok)\n'
    ),
    "parameters changed": function(URL, "print(r.ok)", ", params=n").replace(
        "    r =", '    n = {"expand": "version"}\n    n["status"] = "any"\n    r ='
    ),
    "one of two URLs": (
        'def f(page_id, n):\n    u = f"{BASE}/rest/api/content/{page_id}"\n    if n:\n        u = n\n'
        "    print(requests.get(u).ok)\n"
    ),
    "a default": function(URL, 'return r.json().get("history", n)["createdDate"]'),
    "a minor edit": (
        'def f(page_id):\n    print(requests.put(f"{BASE}/rest/api/content/{page_id}", json={"title": "a", '
        '"type": "page", "version": {"number": 2, "minorEdit": True}, '
        '"body": {"storage": {"value": "", "representation": "storage"}}}).ok)\n'
    ),
    "a method that isn't known": f"def f(page_id, n):\n    print(requests.request(n, {URL}).ok)\n",
    "a client of Confluence": (
        'from atlassian import Confluence\ndef f(page_id):\n    print(Confluence(BASE).get_page_by_id(page_id)["id"])\n'
    ),
}


@pytest.mark.parametrize("body", LEFT.values(), ids=LEFT.keys())
def test_left(body: str) -> None:
    result = done(body)
    assert result.content == (HEAD + body).encode()
    assert all(p.reason and p.level == "suggest" for p in result.proposals)


def test_content_types() -> None:
    body = function(URL)
    assert done(body, ()).content == (HEAD + body).encode()
    assert done(body, (), unsafe=True).content != (HEAD + body).encode()
    contradicted = done(body, (("*", "blog post"),))
    assert contradicted.content == (HEAD + body).encode()
    assert "contradicted" in contradicted.proposals[0].reason


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf", b"# coding: latin-1\n"])
def test_bytes_stay(prefix: bytes) -> None:
    text = (HEAD + "é = 'ä' \t\n" + function(URL, 'x = "ü"; return r.json()["title"]  # ö')).replace(
        "\n", "\r\n"
    )
    data = prefix + text.encode("latin-1" if b"latin" in prefix else "utf-8")
    result = rewrite(data, "app.py", Analyzer(), PAGES)
    old, new = b"/rest/api/content/{page_id}", b"/api/v2/pages/{page_id}?status=current"
    assert result.content == data.replace(old, new) != data


def fix(folder: Path, *arguments: str, source: str = "") -> Result:
    return run("fix", "--isolated", "--content-type", "page_id=page", *arguments, cwd=folder, input=source)


def test_the_command(tmp_path: Path) -> None:
    file, source = tmp_path / "app.py", HEAD + function(URL)
    file.write_text(source)
    shown = fix(tmp_path, "app.py")
    assert shown.status == 1
    assert '+    r = requests.get(f"{BASE}/api/v2/pages/{page_id}?status=current")' in shown.lines
    assert "1 call to rewrite, 0 unchanged" in shown.err
    assert file.read_text() == source
    assert fix(tmp_path, "--write", "app.py").status == 1
    assert "/api/v2/pages/" in file.read_text()
    assert fix(tmp_path, "app.py") == Result(0, "", "0 calls to rewrite, 0 unchanged\n")


def test_standard_input_is_shown_as_a_diff(tmp_path: Path) -> None:
    source = HEAD + function(URL)
    (tmp_path / "app.py").write_text(source)
    of_file = fix(tmp_path, "app.py")
    assert fix(tmp_path, "--stdin-display-name", "app.py", source=source) == of_file
    assert fix(tmp_path, "-", source=source).lines[0] == "--- a/stdin"


def test_a_file_that_can_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the file, and not the incomplete one beside it."""

    def refused(path: Path, _data: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path.with_suffix(".scratch")))

    monkeypatch.setattr("appaccess_lint.cli.fixing.replace_file", refused)
    (tmp_path / "app.py").write_text(HEAD + function(URL))
    ran = fix(tmp_path, "--write", "app.py")
    assert ran.status == 2
    assert ran.err.endswith("\napp.py: can't be written: permission denied\n")


def test_the_command_ends_with_scopes_and_reasons(tmp_path: Path) -> None:
    left = f"def g(page_id):\n    return requests.get({URL}).json()\n"
    delete = f"def h(page_id):\n    requests.delete({URL}).raise_for_status()\n"
    (tmp_path / "app.py").write_text(HEAD + function(URL) + left + delete)
    (tmp_path / "other.py").write_text(HEAD + function('f"{BASE}/rest/api/space/{n}"'))
    assert fix(tmp_path, ".").err.splitlines()[2:] == [
        "unchanged, by reason:",
        "    1  the response leaves the function",
        "    1  v2 has no path by key, but a list that its key filters",
        "scopes that the rewritten calls need in addition: delete:page:confluence, read:page:confluence",
        "scopes that no call of these files needs after that: delete:content:confluence",
        "scopes that only the other calls need after that: read:content-details:confluence",
        "2 calls to rewrite, 2 unchanged",
    ]


def test_unknown_hosts_are_cloud_by_the_users_word(tmp_path: Path) -> None:
    body = function('f"{session.site}.atlassian.net/wiki/rest/api/content/{page_id}"')
    (tmp_path / "app.py").write_text(HEAD + body)
    assert fix(tmp_path, "app.py").status == 0
    assert "--deployment cloud" in fix(tmp_path, "app.py").err
    assert fix(tmp_path, "--deployment", "cloud", "app.py").status == 1


def test_links_out_of_the_project_are_not_followed(tmp_path: Path) -> None:
    outside, project = tmp_path / "outside.py", tmp_path / "project"
    project.mkdir()
    (project / ".git").mkdir()
    outside.write_text(HEAD + function(URL))
    (project / "app.py").symlink_to(outside)
    ran = fix(project, "--write", "app.py")
    assert ran.status == 2
    assert "can't be written" in ran.err
    assert outside.read_text() == HEAD + function(URL)


@pytest.mark.parametrize(
    "arguments", [["--content-type", "page"], ["--content-type", "a=b"], ["--write", "-"], ["none.py"]]
)
def test_wrong_arguments(tmp_path: Path, arguments: list[str]) -> None:
    assert fix(tmp_path, *arguments).status == 2


USES = st.sampled_from(
    [
        'print(r.json()["title"])',
        'd = r.json()\n    print(d["title"], d.get("id"))',
        "r.raise_for_status()",
        "return r.json()",
        'return r.json()["space"]["key"]',
        'return r.json()["body"]["storage"]["value"]',
    ]
)
URLS = st.sampled_from(
    [
        URL,
        'BASE + "/rest/api/content/" + page_id',
        'f"{BASE}/rest/api/content/{page_id}/label"',
        'f"{n}/rest/api/content/{page_id}"',
        '"https://x.atlassian.net/wiki/rest/api/content/77"',
    ]
)
MORE = st.sampled_from(
    [
        "",
        ", timeout=1",
        ', params={"expand": "body.storage"}',
        ', params={"status": "current"}',
        ", params={}",
    ]
)


@given(st.lists(st.tuples(URLS, USES, MORE), min_size=1, max_size=3))
def test_rewritten_sources_parse_and_mean_v2(parts: list[tuple[str, str, str]]) -> None:
    source = HEAD + "".join(function(*part).replace("def f", f"def f{i}") for i, part in enumerate(parts))
    result = rewrite(source.encode(), "app.py", Analyzer(), (("*", "page"),))
    ast.parse(result.content)
    sites = Analyzer().analyze(result.content.decode(), "app.py").sites
    deprecated = [site for site in sites if {f.code for f in site.findings} & {"AAR201", "AAR202"}]
    assert len(deprecated) == sum(not p.nodes for p in result.proposals)
    assert rewrite(result.content, "app.py", Analyzer(), (("*", "page"),)).content == result.content
    # no line changes but those of calls
    changed = [
        n
        for n, (a, b) in enumerate(
            zip(source.split("\n"), result.content.decode().split("\n"), strict=True), 1
        )
        if a != b
    ]
    assert {p.site.span.line for p in result.proposals if p.nodes} == set(changed)
