"""An editor's view: python-lsp-server with flake8 switched on, over real messages."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

pytest.importorskip("pylsp")
OTHERS = "pycodestyle pyflakes mccabe pylint pydocstyle autopep8 yapf".split()
SAVED = "import requests\n\nx = 1\n"
TYPED = (
    "import requests\n\n\ndef page(number):\n"
    '    return requests.get(f"https://x.atlassian.net/wiki/api/v2/pages/{number}")\n'
)
PATIENCE = 60


class Editor:
    """A client of a language server."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pylsp"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._received: Queue[dict[str, Any]] = Queue()
        self._number = 0
        threading.Thread(target=self._receive, daemon=True).start()

    def _receive(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._received.put(json.loads(stream.read(length)))

    def send(self, method: str, parameters: Any, *, answered: bool = False) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        if answered:
            self._number += 1
            message["id"] = self._number
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()
        if answered:
            self.await_message(lambda received: received.get("id") == self._number)

    def await_message(self, wanted: Any) -> dict[str, Any]:
        while True:
            try:
                message = self._received.get(timeout=PATIENCE)
            except Empty:
                pytest.fail("the language server doesn't answer")
            if wanted(message):
                return message

    def diagnostics(self) -> list[dict[str, Any]]:
        message = self.await_message(lambda m: m.get("method") == "textDocument/publishDiagnostics")
        return message["params"]["diagnostics"]  # type: ignore[no-any-return]

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    editor = Editor(tmp_path)
    try:
        root = tmp_path.as_uri()
        editor.send("initialize", {"processId": None, "rootUri": root, "capabilities": {}}, answered=True)
        editor.send("initialized", {})
        plugins: dict[str, Any] = {name: {"enabled": False} for name in OTHERS}
        plugins["flake8"] = {"enabled": True, "executable": str(Path(sys.executable).with_name("flake8"))}
        settings = {"pylsp": {"plugins": plugins}}
        editor.send("workspace/didChangeConfiguration", {"settings": settings})
        yield editor
    finally:
        editor.close()


def test_what_is_typed_is_checked_before_it_is_saved(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "app.py"
    path.write_text(SAVED, encoding="utf-8")
    document = {"uri": path.as_uri(), "languageId": "python", "version": 1, "text": TYPED}
    editor.send("textDocument/didOpen", {"textDocument": document})
    found = [d for d in editor.diagnostics() if str(d.get("code", "")).startswith("AAR")]
    assert [d["code"] for d in found] == ["AAR101"]
    assert found[0]["range"]["start"] == {"line": 4, "character": 11}
    assert found[0]["range"]["end"]["line"] == 4
    assert found[0]["message"] == ("AAR101 GET /wiki/api/v2/pages/{id} can be blocked by an app access rule")
