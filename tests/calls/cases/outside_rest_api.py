"""Requests outside of Confluence's REST API, and links to the web interface, which aren't requests."""
import os
import urllib.request
import webbrowser

from xmlrpc.client import ServerProxy

import aiohttp
import httpx
import requests
from atlassian import Confluence

SITE = "https://acme.atlassian.net/wiki"
GATEWAY = f"https://api.atlassian.com/ex/confluence/{os.environ['CLOUD_ID']}"
CONFLUENCE_URL = os.environ["CONFLUENCE_URL"]
DOWNLOAD = "/download/attachments/{id}/{name}"
RPC = CONFLUENCE_URL + "/rpc/json-rpc/confluenceservice-v2"


class Wiki:
    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        self.session = requests.Session()
        self.client = Confluence(url=base, username="u", password="p")

    def _get(self, path: str):
        return self.session.get(self.base + path, timeout=9)

    def file(self, page, name):
        self._get(DOWNLOAD.format(id=page, name=name))  # => GET /wiki/download/attachments/{id}/{filename}
        self._get(f"/wiki/download/thumbnails/{page}/{name}?version=1")  # => GET /wiki/download/thumbnails/{id}/{filename}
        self.client.get("download/attachments/1/a.png")  # => GET /wiki/download/attachments/{id}/{filename}
        self.client._session.get(f"{SITE}/download/attachments/1/a.png")  # => GET /wiki/download/attachments/{id}/{filename}
        self.client.post("/rpc/json-rpc/confluenceservice-v2/getPage", data={})  # => POST /wiki/rpc/json-rpc/confluenceservice-v2/getPage
        self.client.request("POST", "json/removeattachment.action")  # => POST /wiki/json/removeattachment.action
        self.client.delete(f"rest/experimental/content/{page}/version/{name}")  # => DELETE /wiki/rest/experimental/content/{id}/version/{number}

    def remote(self):
        requests.get("https://acme.atlassian.net/download/attachments/1/a.png")  # => GET /wiki/download/attachments/{id}/{filename}
        requests.post(RPC, json={}, timeout=9)  # => POST /wiki/rpc/json-rpc/confluenceservice-v2
        requests.post(RPC, json={"method": "getSpaces", "params": []}, timeout=9)  # => POST /wiki/rpc/json-rpc/confluenceservice-v2
        httpx.get(f"{GATEWAY}/rest/prototype/1/content/5")  # => GET /wiki/rest/prototype/{version}/content/{id}
        httpx.get(f"{GATEWAY}/wiki/rest/experimental/anything/5")  # => GET /wiki/rest/experimental/anything/{}
        urllib.request.urlopen(f"{SITE}/spaces/flyingpdf/pdfpageexport.action?pageId=5")  # => GET /wiki/spaces/flyingpdf/pdfpageexport.action
        requests.post(f"{SITE}/pages/movepage.action", params={"pageId": 5})  # => POST /wiki/pages/movepage.action
        requests.get(f"{SITE}/plugins/viewsource/viewpagesrc.action?pageId=1")  # => GET /wiki/plugins/viewsource/viewpagesrc.action
        requests.get(f"{SITE}/exportword", params={"pageId": 5})  # => GET /wiki/exportword

    async def load(self, page):
        async with aiohttp.ClientSession(base_url="https://acme.atlassian.net") as web:
            await web.get(f"/wiki/download/attachments/{page}/x.zip")  # => GET /wiki/download/attachments/{id}/{filename}


def remote_procedures():
    return ServerProxy(f"{SITE}/rpc/xmlrpc")  # => POST /wiki/rpc/xmlrpc


def methods(client: Confluence, session, cloud):
    client.export_page(5)  # => GET /wiki/spaces/flyingpdf/pdfpageexport.action
    client.get_space_permissions("ENG")  # => POST /wiki/rpc/json-rpc/confluenceservice-v2/getSpacePermissionSets
    client.download_attachments_from_page(5)  # => GET /wiki/rest/api/content/{id}/child/attachment | GET /wiki/download/attachments/{id}/{filename}
    client.move_page("ENG", 5, 6)  # => POST /wiki/pages/movepage.action
    client.reindex()  # => POST /wiki/rest/prototype/{}/index/reindex
    client.delete_attachment_by_id(5, 1)  # => DELETE /wiki/rest/experimental/content/{id}/version/{number}
    client.remove_page_history(5, 1)  # => DELETE /wiki/rest/api/content/{id}/version/{versionNumber}
    session.get(f"{SITE}/download/attachments/5/a.png")  # => GET /wiki/download/attachments/{id}/{filename}
    path = "rest/api/content/5/version/1" if cloud else "rest/experimental/content/5/version/1"
    client.delete(path)  # => DELETE /wiki/rest/api/content/{id}/version/{versionNumber}


def back_up(session):
    session.post(f"{SITE}/rest/obm/1.0/runbackup", json={})  # => POST /wiki/rest/obm/1.0/runbackup
    session.get(f"{SITE}/rest/obm/1.0/getprogress")  # => GET /wiki/rest/obm/1.0/getprogress


def links(page, driver, chat, key):
    webbrowser.open(f"{SITE}/pages/viewpage.action?pageId={page}")
    driver.get(f"{SITE}/pages/viewpage.action?pageId={page}")
    chat.send_message(f"{SITE}/pages/viewpage.action?pageId={page}")
    print(f"{SITE}/download/attachments/{page}/a.png")
    image = f'{SITE}/download/thumbnails/{page}/a.png'
    url = f"{SITE}/spaces/{key}/pages/{page}"
    requests.get("https://wiki.example.com/download/attachments/1/a.png", timeout=9)
    requests.get("https://acme.atlassian.net/secure/attachment/1/a.png", timeout=9)
    requests.get("https://acme.atlassian.net/secure/Dashboard.action", timeout=9)
    requests.get("https://api.atlassian.com/ex/jira/1/rest/experimental/x", timeout=9)
    return image, url
