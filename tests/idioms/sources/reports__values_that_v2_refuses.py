"""Reported in 2025 and 2026: values, parameters and versions of the root that v2 doesn't have."""

import requests

SITE = "https://acme.atlassian.net/wiki"
V2 = f"{SITE}/api/v2"
PAGE_SIZE = 500


def tasks(session: requests.Session, task_id: str) -> None:
    session.get(f"{V2}/tasks", params={"status": "completed"})  #: AAR403 GET /wiki/api/v2/tasks
    session.put(f"{V2}/tasks/{task_id}", json={"status": "checked"})  #: AAR403 PUT /wiki/api/v2/tasks/{}
    session.put(f"{V2}/tasks/{task_id}", json={"status": "complete"})  #: !AAR403 PUT /wiki/api/v2/tasks/{}


def lists(session: requests.Session, page_id: str) -> None:
    session.get(f"{V2}/pages", params={"limit": PAGE_SIZE})  #: AAR403 GET /wiki/api/v2/pages
    session.get(f"{V2}/pages?limit=250")  #: !AAR403 GET /wiki/api/v2/pages
    session.get(f"{V2}/labels", params={"name": "release"})  #: AAR403 GET /wiki/api/v2/labels
    session.get(f"{V2}/pages/{page_id}?expand=body.view,ancestors")  #: AAR403 GET /wiki/api/v2/pages/{}


def bodies(session: requests.Session, space_id: str, html: str) -> None:
    body = {"spaceId": space_id, "title": "t", "body": {"representation": "html", "value": html}}
    session.post(f"{V2}/pages", json=body)  #: AAR403 POST /wiki/api/v2/pages
    storage = {"storage": {"representation": "storage", "value": html}}
    session.post(f"{V2}/blogposts", json={"spaceId": space_id, "title": "t", "body": storage})  #: !AAR403 POST /wiki/api/v2/blogposts


def versions(session: requests.Session, page_id: str) -> None:
    session.get(f"{SITE}/api/v1/pages/{page_id}")  #: AAR401
    session.get(f"{SITE}/api/v3/spaces")  #: AAR401
    session.get(f"{V2}/pages/{page_id}")  #: GET /wiki/api/v2/pages/{}
