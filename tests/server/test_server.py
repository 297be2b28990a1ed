"""The language server as editors use it: real messages, to a process of its own where that is the point."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from appaccess_lint.cli.runner import Runner

GET = 'import requests\n\nrequests.get("https://acme.atlassian.net/wiki/rest/api/space", timeout=9)\n'
ONE_LINE = 'import requests; x = "😀"; ' + GET.splitlines()[-1]


def test_findings_have_severity_address_and_place(in_editor_of_a_process):
    async def work(editor):
        assert await editor.open("app.py", ONE_LINE) == ["AAR101", "AAR201"]
        blocked, deprecated = editor.published[editor.uri("app.py")]
        assert blocked.severity == types.DiagnosticSeverity.Information
        assert deprecated.severity == types.DiagnosticSeverity.Warning
        assert list(deprecated.tags) == [types.DiagnosticTag.Deprecated]
        assert deprecated.code_description.href.endswith("/AAR201/")
        assert deprecated.message.startswith(
            "GET /wiki/rest/api/space is deprecated (410 for OAuth); use GET /wiki/api/v2/spaces"
        )
        # in UTF-16, the letter before it counts two
        assert deprecated.range.start == types.Position(0, 27)

    in_editor_of_a_process(work)


def test_unsaved_text_is_what_counts(in_editor, tmp_path):
    (tmp_path / "app.py").write_text(GET)

    async def work(editor):
        assert await editor.open("app.py") == ["AAR101", "AAR201"]
        assert await editor.type("app.py", GET.replace("/rest/api/space", "/api/v2/pages")) == ["AAR101"]
        assert await editor.type("app.py", "print(1)\n") == []
        # while it can't be read, what was shown stays
        assert await editor.type("app.py", GET) == ["AAR101", "AAR201"]
        editor.change("app.py", GET + "def (\n")
        assert await editor.type("app.py", GET) == ["AAR101", "AAR201"]

    in_editor(work)


@pytest.mark.parametrize(
    "messages",
    [["initialize", "shutdown", "exit"], ["initialize"], []],
    ids=["in order", "an editor that dies", "no editor"],
)
@pytest.mark.parametrize("root", [None, "file:///a%00b"], ids=["no folder", "a folder that can't be"])
def test_the_server_ends_quietly(tmp_path, messages, root):
    sent = b""
    for number, name in enumerate(messages):
        message = {"jsonrpc": "2.0", "method": name} | ({} if name == "exit" else {"id": number})
        if name == "initialize":
            message["params"] = {"processId": None, "rootUri": root, "capabilities": {}}
        body = json.dumps(message).encode()
        sent += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    words = [sys.executable, "-I", "-m", "appaccess_lint", "server"]
    ran = subprocess.run(words, cwd=tmp_path, input=sent, capture_output=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_run_of_keys_is_analysed_once(in_editor, tmp_path):
    async def work(editor):
        await editor.open("app.py", "x = 1\n")
        uri, seen = editor.uri("app.py"), []
        for number in range(30):
            editor.change("app.py", f"x = {number}\n" + GET)
        while len(seen) < 2:
            seen.append(await editor.shown("app.py"))
            if seen[-1]:
                break
        assert seen[-1] == ["AAR101", "AAR201"]
        assert len(editor.published[uri]) == 2

    in_editor(work)


def test_what_a_module_says_counts_once_it_is_saved(in_editor, tmp_path):
    (tmp_path / "paths.py").write_text('ROOT = "https://acme.atlassian.net/wiki/rest/api"\n')
    app = 'import requests\nfrom paths import ROOT\n\nrequests.get(ROOT + "/space", timeout=9)\n'

    async def work(editor):
        assert await editor.open("app.py", app) == ["AAR101", "AAR201"]
        await editor.open("paths.py")
        changed = 'ROOT = "https://wiki.example.com/rest/api"\n'
        await editor.type("paths.py", changed)
        await editor.save("paths.py", changed)
        assert await editor.shown("app.py") == []
        (tmp_path / "paths.py").write_text('ROOT = "https://acme.atlassian.net/wiki/rest/api"\n')
        editor.touched("paths.py")
        assert await editor.shown("app.py") == ["AAR101", "AAR201"]

    in_editor(work)


LISTING = "def listed(client):\n    return client.get_all_spaces()\n"
CALLER = (
    "from atlassian import Confluence\nfrom wiki import listed\n\n"
    "listed(Confluence(url='https://acme.atlassian.net/wiki'))\n"
)


@pytest.mark.parametrize(
    ("name", "before", "after", "changing"),
    [
        ("run.py", "x = 1\n", CALLER, "wiki.py"),
        ("app/__init__.py", "", "import sys\nsys.path.insert(0, '../shared')\n", "app/main.py"),
        ("new.py", None, "ROOT = 'https://wiki.example.com'\n", "main.py"),
    ],
)
def test_the_save_of_another_file_counts_as_at_a_new_start(
    in_editor, tmp_path, name, before, after, changing
):
    (tmp_path / "pyproject.toml").touch()
    for folder in ("app", "shared", "other"):
        (tmp_path / folder).mkdir()
    (tmp_path / "other" / "common.py").touch()
    (tmp_path / "shared" / "common.py").write_text("ROOT = 'https://wiki.example.com'\n")
    (tmp_path / "app" / "main.py").write_text(
        "import requests\nfrom common import ROOT\nrequests.get(ROOT + '/wiki/rest/api/space', timeout=9)\n"
    )
    (tmp_path / "main.py").write_text(
        "import requests\nimport new\nrequests.get(new.ROOT + '/wiki/rest/api/space', timeout=9)\n"
    )
    (tmp_path / "wiki.py").write_text(LISTING)
    if before is not None:
        (tmp_path / name).write_text(before)
    names = ("wiki.py", "app/main.py", "main.py")
    shown = []

    async def work(editor):
        for each in names:
            await editor.open(each)
        if before is not None:
            await editor.open(name)
            await editor.save(name, after)
        else:
            (tmp_path / name).write_text(after)
            editor.touched(name)
        await editor.shown(changing)
        shown.append([editor.codes(each) for each in names])

    async def start(editor):
        shown.append([await editor.open(each) for each in names])

    in_editor(start)
    in_editor(work)
    in_editor(start)
    first, changed, anew = shown
    assert changed == anew != first


def test_settings_are_read_again(in_editor, tmp_path):
    async def work(editor):
        assert await editor.open("part/app.py", GET) == ["AAR101", "AAR201"]
        (tmp_path / "part").mkdir()
        (tmp_path / "part" / "appaccess-lint.toml").write_text('ignore = ["AAR1"]\nauth = "oauth"\n')
        editor.touched("part/appaccess-lint.toml")
        assert await editor.shown("part/app.py") == ["AAR202"]
        (tmp_path / "part" / "appaccess-lint.toml").write_text("ignore = 1\n")
        editor.touched("part/appaccess-lint.toml")
        assert await editor.shown("part/app.py") == []
        await editor.until(lambda: bool(editor.messages))
        assert "appaccess-lint.toml:1: ignore: expected a list of codes" in editor.messages[0]
        (tmp_path / "part" / "appaccess-lint.toml").unlink()
        editor.touched("part/appaccess-lint.toml")
        assert await editor.shown("part/app.py") == ["AAR101", "AAR201"]

    in_editor(work)


def test_paths_start_from_the_project(in_editor_of_a_process, tmp_path):
    (tmp_path / "appaccess-lint.toml").write_text("ignore = 1\n")

    async def work(editor):
        assert await editor.open("app.py", GET) == []
        await editor.until(lambda: bool(editor.messages))
        assert editor.messages[0].startswith("appaccess-lint: appaccess-lint.toml:1: ignore: expected ")

    in_editor_of_a_process(work)


def test_what_is_not_analysed_is_logged_once(in_editor, monkeypatch):
    def fail(analyzer, source, path):
        raise ValueError("a fault")

    monkeypatch.setattr("appaccess_lint.engine.Analyzer.analyze", fail)

    async def work(editor):
        assert await editor.open("app.py", GET) == []
        assert await editor.type("app.py", GET + "x = 1\n") == []
        (logged,) = editor.logged
        assert logged.endswith("app.py: internal error; please report it: ValueError: a fault")

    in_editor(work)


def test_options_of_the_client(in_editor):
    async def work(editor):
        assert await editor.open("app.py", GET) == ["AAR202"]

    in_editor(work, "--auth=oauth", "--select=AAR2")


@pytest.mark.parametrize(("arguments", "codes"), [("--select=AAR2", ["AAR201"]), (5, ["AAR101", "AAR201"])])
def test_arguments_that_are_no_list(in_editor, arguments, codes):
    async def work(editor):
        assert await editor.open("app.py", GET) == codes

    in_editor(work, stated=arguments)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [("--bogus", "unrecognized arguments: --bogus"), ("--help", "options of an analysis are expected")],
)
def test_an_argument_of_the_client_that_does_not_exist(in_editor, argument, expected):
    async def work(editor):
        assert await editor.open("app.py", GET) == []
        assert editor.messages == [f"appaccess-lint: arguments: {expected}"]

    in_editor(work, argument)


def test_hover_tells_about_the_operation(in_editor):
    async def work(editor):
        await editor.open("app.py", GET)
        shown = await editor.hover("app.py", 2, 20)
        for part in (
            "**`GET /wiki/rest/api/space`**",
            "App access: an app access rule can block it",
            "removed from the documentation, returns 410 Gone to OAuth apps",
            "Use instead: `GET /wiki/api/v2/spaces`",
            "`read:confluence-space.summary`",
        ):
            assert part in shown
        assert await editor.hover("app.py", 0, 3) is None
        await editor.open("page.py", GET.replace("/space", "/content/1"))
        assert "- Use instead: 4 more by content type\n" in await editor.hover("page.py", 2, 20)

    in_editor(work)


def applied(text: str, action: types.CodeAction) -> str:
    """The *text* after the edits of *action*."""
    (edits,) = action.edit.changes.values()
    lines = text.splitlines(keepends=True)

    def offset(place: types.Position) -> int:
        return sum(map(len, lines[: place.line])) + place.character

    for edit in sorted(
        edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True
    ):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def test_a_finding_is_ignored_by_a_comment(in_editor):
    async def work(editor):
        await editor.open("app.py", GET)
        first, _ = (a for a in await editor.actions("app.py", 2) if "Suppress" in a.title)
        assert first.title == "Suppress AAR101 here, with a reason"
        after = applied(GET, first)
        assert after.endswith("timeout=9)  # appaccess: ignore[AAR101] reason\n")
        assert await editor.type("app.py", after) == ["AAR201"]
        (again,) = (a for a in await editor.actions("app.py", 2) if "Suppress" in a.title)
        both = applied(after, again)
        assert "ignore[AAR101,AAR201] reason" in both
        assert await editor.type("app.py", both) == []
        bare = after.replace("[AAR101] reason", " AAR101")
        assert await editor.type("app.py", bare) == ["AAR201"]
        (again,) = (a for a in await editor.actions("app.py", 2) if "Suppress" in a.title)
        assert await editor.type("app.py", applied(bare, again)) == []

    in_editor(work)


def test_a_finding_is_explained(in_editor):
    async def work(editor):
        await editor.open("app.py", GET)
        first, _ = (a for a in await editor.actions("app.py", 2) if "Explain" in a.title)
        assert first.title == "Explain AAR101"
        params = types.ExecuteCommandParams(first.command, first.arguments)
        text = await editor.client.workspace_execute_command_async(params)
        assert text.startswith("AAR101 (app-access-blocked)")
        await editor.until(lambda: bool(editor.messages))
        assert editor.messages == [text]

    in_editor(work)


def test_a_save_that_is_told_twice_counts_once(in_editor, tmp_path):
    (tmp_path / "paths.py").write_text('ROOT = "https://acme.atlassian.net/wiki/rest/api"\n')
    app = 'import requests\nfrom paths import ROOT\n\nrequests.get(ROOT + "/space", timeout=9)\n'

    async def work(editor):
        await editor.open("app.py", app)
        await editor.open("paths.py")
        await editor.save("paths.py", 'ROOT = "https://wiki.example.com/rest/api"\n')
        assert await editor.shown("app.py") == []
        editor.published.clear()
        editor.touched("paths.py")
        assert await editor.hover("app.py", 0, 3) is None  # all before it was handled
        assert editor.published == {}

    in_editor(work)


def test_a_save_analyses_only_the_documents_that_it_changes(in_editor, tmp_path, monkeypatch):
    analysed = []
    analyse = Runner.text

    def noting(runner, text, path):
        analysed.append(Path(path).name)
        return analyse(runner, text, path)

    monkeypatch.setattr(Runner, "text", noting)
    # only paths.py has a sign of Confluence
    (tmp_path / "paths.py").write_text('ROOT = "https://acme.atlassian.net/wiki/rest/api"\n')
    app = 'import requests\nfrom paths import ROOT\n\nrequests.get(ROOT + "/space", timeout=9)\n'
    (tmp_path / "app.py").write_text(app)
    (tmp_path / "other.py").write_text("def listed(client):\n    return client.get_all_spaces()\n")
    names = ("app.py", "other.py", "paths.py")

    async def saved(editor, name, text):
        """Return what is analysed for a change and a save, and when the editor then asks about all."""
        analysed.clear()
        await editor.type(name, text)
        await editor.save(name, text)
        await editor.shown(name)
        editor.touched(name)
        for each in names:
            await editor.hover(each, 0, 3)
        return sorted(analysed)

    async def work(editor):
        for each in names:
            await editor.open(each)
        assert await saved(editor, "app.py", app + "x = 1\n") == ["app.py"]
        assert await saved(editor, "app.py", app + "x = 1\n") == []
        assert await saved(editor, "other.py", "def listed(client):\n    client.get_all_spaces()\n") == [
            "other.py"
        ]
        changed = 'ROOT = "https://acme.atlassian.net/wiki/api/v2"\n'
        assert await saved(editor, "paths.py", changed) == ["app.py", "paths.py"]
        # without the sign, the others don't concern Confluence
        assert await saved(editor, "paths.py", "ROOT = ''\n") == ["app.py", "other.py", "paths.py"]

    in_editor(work)


def test_a_call_is_rewritten_where_that_is_proved(in_editor):
    async def work(editor):
        await editor.open("app.py", GET)
        fix, *_ = await editor.actions("app.py", 2)
        assert fix.title == "Rewrite to REST API v2 (provably safe)"
        after = applied(GET, fix)
        assert "/wiki/api/v2/spaces" in after
        assert "AAR201" not in await editor.type("app.py", after)
        await editor.type("app.py", GET)
        (whole,) = await editor.actions("app.py", 0, only="source.fixAll")
        assert applied(GET, whole) == after
        left = GET.replace("/space", "/content/1")  # of a type that nothing tells
        await editor.type("app.py", left)
        assert not any("Rewrite" in action.title for action in await editor.actions("app.py", 2))

    in_editor(work)


def test_a_closed_document_has_no_findings(in_editor):
    async def work(editor):
        await editor.open("app.py", GET)
        identifier = types.TextDocumentIdentifier(editor.uri("app.py"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))
        assert await editor.shown("app.py") == []

    in_editor(work)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
def test_a_document_that_is_not_open_is_not_read(in_editor, tmp_path):
    """Whatever file is meant: a pipe would stop the server."""
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "app.py").write_text(GET)

    async def work(editor):
        for name in ("pipe.py", "app.py", "nowhere.py"):
            assert await editor.hover(name, 2, 4) is None
            identifier = types.TextDocumentIdentifier(editor.uri(name))
            editor.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        assert await editor.open("other.py", GET) == ["AAR101", "AAR201"]

    in_editor(work)


def test_a_request_can_be_cancelled(in_editor):
    async def work(editor):
        await editor.open("app.py", GET)
        params = types.HoverParams(types.TextDocumentIdentifier(editor.uri("app.py")), types.Position(2, 20))
        request = editor.client.text_document_hover_async(params)
        task = asyncio.ensure_future(request)
        await asyncio.sleep(0)
        task.cancel()
        assert await editor.hover("app.py", 2, 20)

    in_editor(work)


def test_without_the_extra_the_command_says_what_to_install(tmp_path):
    (tmp_path / "pygls.py").write_text("raise SystemExit('run')\n")
    blocked = "import sys; sys.modules['pygls'] = None; from appaccess_lint.cli.main import main; "
    program = blocked + "sys.exit(main(['server']))"
    ran = subprocess.run([sys.executable, "-I", "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "pip install 'appaccess-lint[server]'" in ran.stderr


@pytest.mark.parametrize(
    "text", ["", "\n", "\ufeff" + GET, GET.replace("\n", "\r\n"), "x = '\ud83d'\n", "\0"]
)
def test_odd_documents(in_editor, text):
    async def work(editor):
        text_ = text.encode("utf-8", "replace").decode()
        await editor.open("app.py", GET)
        editor.change("app.py", text_)
        assert await editor.type("app.py", GET) == ["AAR101", "AAR201"]

    in_editor(work)


@pytest.mark.parametrize("name", ["my app/main.py", "größe.py", "50%.py"])
def test_a_document_whose_address_is_percent_encoded(in_editor, name):
    async def work(editor):
        assert await editor.open(name, GET) == ["AAR101", "AAR201"]
        assert await editor.type(name, GET.replace("/rest/api/space", "/api/v2/pages")) == ["AAR101"]
        assert "GET /wiki/api/v2/pages" in await editor.hover(name, 2, 20)

    in_editor(work)


@pytest.mark.parametrize("character", ["\f", "\v", "\x1c", "\x85", "\u2028"])
def test_characters_that_end_no_line(in_editor, character):
    source = GET.replace("\n\n", f"\n# {character}\n")

    async def work(editor):
        await editor.open("app.py", source)
        place = editor.published[editor.uri("app.py")][0].range
        assert place == types.Range(types.Position(2, 0), types.Position(2, len(GET.splitlines()[2])))
        fix, ignore, *_ = await editor.actions("app.py", 2)
        assert "/wiki/api/v2/spaces" in fix.edit.changes[editor.uri("app.py")][0].new_text
        assert ignore.edit.changes[editor.uri("app.py")][0].range.start == place.end
        # pygls would apply a partial change to the wrong line
        assert editor.sync == types.TextDocumentSyncKind.Full

    in_editor(work)


@pytest.mark.parametrize(
    ("coding", "rewritten"), [("latin-1", True), ("utf-8", True), ("ascii", False), ("nosuch", False)]
)
def test_a_document_that_declares_an_encoding(in_editor, coding, rewritten):
    source = f"# coding: {coding}\nimport requests\nx = 'é'; " + GET.splitlines()[2] + "\n"

    async def work(editor):
        await editor.open("app.py", source)
        first = (await editor.actions("app.py", 2))[0]
        assert first.title.startswith("Rewrite" if rewritten else "Suppress AAR101")
        assert not rewritten or applied(source, first) == source.replace("rest/api/space", "api/v2/spaces")

    in_editor(work)


def test_client_models_are_read_again(in_editor, tmp_path):
    source = "import ourlib\n\nourlib.Wiki().read_page(1)\n"
    (tmp_path / "lint").mkdir()
    file = tmp_path / "lint" / "clients.toml"
    file.write_text('client = "ourlib"\n')
    model = """
        [[class]]
        names = ["ourlib.Wiki"]
        product = "confluence"
        [class.methods]
        read_page = { parameters = ["page_id"], operations = ["GET /wiki/api/v2/pages/{id}"] }
    """

    async def work(editor):
        assert await editor.open("app.py", source) == []
        file.write_text('client = "ourlib"\n' + model)
        editor.touched("lint/clients.toml")
        assert await editor.shown("app.py") == ["AAR101"]

    in_editor(work, "--clients=lint/clients.toml")


def test_a_new_module_may_bring_the_sign_of_confluence(in_editor, tmp_path):
    (tmp_path / "app").mkdir()
    source = "import requests\nfrom settings import BASE\n\nrequests.get(BASE + '/space', timeout=9)\n"

    async def work(editor):
        assert await editor.open("app/main.py", source) == []
        base = "BASE = 'https://acme.atlassian.net/wiki/rest/api'\n"
        (tmp_path / "app" / "settings.py").write_text(base)
        editor.touched("app/settings.py")
        assert await editor.shown("app/main.py") == ["AAR101", "AAR201"]

    in_editor(work)
