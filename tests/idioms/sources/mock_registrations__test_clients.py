"""The test client of a fake Confluence asks the fake, not Confluence; a proxy's own route asks it."""
import httpx
from fastapi import FastAPI
from fastapi.testclient import TestClient
from flask import Flask
from mocket import mocketize
from mocket.mockhttp import Entry

SITE = "https://acme.atlassian.net"
fake = FastAPI()
other = Flask(__name__)


@fake.get("/wiki/rest/api/content/{page_id}/label")
async def labels(page_id: str):
    async with httpx.AsyncClient(base_url=SITE) as upstream:
        return (await upstream.get(f"/wiki/rest/api/content/{page_id}/label")).json()  #: GET /wiki/rest/api/content/{}/label


@other.get("/wiki/rest/api/space")
def spaces():
    return []


@mocketize
def test_socket():
    Entry.single_register(Entry.GET, f"{SITE}/wiki/rest/api/content/1", body="{}")
    Entry.register(Entry.POST, f"{SITE}/wiki/rest/api/content")


def test_fake():
    client = TestClient(fake)
    assert client.get("/wiki/rest/api/content/1/label").status_code == 200
    with other.test_client() as flask_client:
        assert flask_client.get("/wiki/rest/api/space").json == []
