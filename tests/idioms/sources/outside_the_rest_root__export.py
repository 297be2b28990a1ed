"""Exports of pages, and moves by an action: outside the documented API."""
import re

import requests

SITE = "https://acme.atlassian.net/wiki"


def pdf(session: requests.Session, page_id: str) -> bytes:
    answer = session.get(f"{SITE}/spaces/flyingpdf/pdfpageexport.action?pageId={page_id}")  #: AAR405
    task = re.search(r'ajs-taskId" content="(\d+)"', answer.text)
    assert task
    return answer.content


def move(session: requests.Session, page_id: str, target: str) -> None:
    session.post(f"{SITE}/pages/movepage.action", params={"pageId": page_id, "targetId": target, "position": "append"})  #: AAR405
