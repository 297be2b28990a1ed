"""Services of a project's own, with paths that Confluence has too."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer

SENT = '''
"""Reads what the service has indexed of Confluence."""
import os
import httpx, requests

{sent}
'''
ASK = 'def pages(url): return requests.get(f"{url}/api/v2/pages/1")'


def told(folder: Path, sent: str, routes: str = "") -> list[str | None]:
    (folder / "pyproject.toml").touch()
    (folder / "routes.py").write_text(routes, encoding="utf-8")
    file = folder / "ui.py"
    file.write_text(SENT.format(sent=sent), encoding="utf-8")
    return [site.url for site in Analyzer().analyze(file.read_text(encoding="utf-8"), str(file)).sites]


@pytest.mark.parametrize(
    "routes",
    [
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/api/v2/pages/{id}')\ndef page(id): ...",
        "from fastapi import APIRouter\nrouter = APIRouter(prefix='/api/v2/pages')",
        "from .app import app\nfrom .pages import router\napp.include_router(router, prefix='/api/v2')",
        "from flask import Flask\napp = Flask('x')\n@app.route('/api/v2/pages')\ndef pages(): ...",
        "from flask import Blueprint\npages = Blueprint('pages', 'x', url_prefix='/api/v2/pages')",
        "from django.urls import path\nurlpatterns = [path('api/v2/pages/<int:id>', view)]",
        "from starlette.routing import Route\nroutes = [Route('/api/v2/{kind}', kind)]",
        "from aiohttp import web\nroutes = web.RouteTableDef()\n@routes.get('/api/v2/pages')\ndef f(r): ...",
    ],
)
def test_what_another_module_of_the_project_serves_is_its_own(tmp_path: Path, routes: str) -> None:
    assert told(tmp_path, ASK, routes) == []


@pytest.mark.parametrize(
    "routes",
    [
        "",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/api/v2/users')\ndef users(): ...",
        "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/api/v1/pages')\ndef pages(): ...",
        "import requests\ndef f(url): requests.get(url + '/api/v2/pages')",
    ],
)
def test_what_the_project_does_not_serve_counts(tmp_path: Path, routes: str) -> None:
    assert told(tmp_path, ASK, routes) == ["{}/api/v2/pages/1"]


@pytest.mark.parametrize(
    "sent",
    [
        ASK.replace("def pages(url)", "def pages(confluence_url)").replace("{url}", "{confluence_url}"),
        ASK.replace("def pages", "def confluence_pages"),
        ASK.replace("/api/v2", "/wiki/api/v2"),
    ],
)
def test_what_is_evidently_confluences_counts(tmp_path: Path, sent: str) -> None:
    served = "from fastapi import APIRouter\nrouter = APIRouter(prefix='/api/v2/pages')"
    assert len(told(tmp_path, sent, served)) == 1


@pytest.mark.parametrize(
    "sent",
    [
        'BASE = os.getenv("API_BASE", "http://localhost:8000")\n'
        'def pages(): return requests.get(BASE + "/api/v2/pages")',
        "class Gateway:\n"
        '    def __init__(self, base_url="http://127.0.0.1:5000"):\n'
        "        self.http = httpx.Client(base_url=base_url)\n"
        '    def pages(self): return self.http.get("/api/v2/pages")',
        'def pages(host="localhost:8000"): return requests.get(f"http://{host}/api/v2/pages")',
        'def pages(): return requests.get("http://backend:8000/api/v2/pages")',
    ],
)
def test_v2_at_a_local_host_is_no_confluence(tmp_path: Path, sent: str) -> None:
    assert told(tmp_path, sent) == []


def test_a_local_default_of_confluence_says_nothing(tmp_path: Path) -> None:
    sent = (
        'URL = os.getenv("CONFLUENCE_URL", "http://localhost:8090")\n'
        'def pages(): return requests.get(URL + "/api/v2/pages")'
    )
    assert len(told(tmp_path, sent)) == 1
