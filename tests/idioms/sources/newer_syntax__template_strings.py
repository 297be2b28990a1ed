"""Python 3.14: template strings in the file, which are no strings; a renderer makes them one."""
from string.templatelib import Interpolation, Template

import httpx

SITE = "https://acme.atlassian.net"


def render(template: Template) -> str:
    return "".join(str(p.value) if isinstance(p, Interpolation) else p for p in template)


def page(client: httpx.Client, page_id: str):
    return client.get(render(t"{SITE}/wiki/api/v2/pages/{page_id}"))  #: maybe


def attachments(client: httpx.Client, page_id: str):
    note = t"asking for {page_id}"
    return client.get(f"{SITE}/wiki/api/v2/pages/{page_id}/attachments", headers={"X-Note": render(note)})  #: GET /wiki/api/v2/pages/{}/attachments
