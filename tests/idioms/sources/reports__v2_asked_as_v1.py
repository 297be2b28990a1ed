"""Public reports: what v1 took in one request, asked of v2's lists, replies and properties."""

import requests

SITE = "https://acme.atlassian.net/wiki"
V2 = f"{SITE}/api/v2"


def lists(session):
    session.get(f"{V2}/pages", params={"include-labels": "true"})  #: AAR403 GET /wiki/api/v2/pages
    session.get(f"{V2}/pages", params={"cql": "label = x"})  #: AAR403 GET /wiki/api/v2/pages
    session.get(f"{V2}/spaces", params={"keys": "ENG", "expand": "homepage"})  #: AAR403 GET /wiki/api/v2/spaces


def comments(session, comment_id, text):
    body = {"representation": "storage", "value": text}
    session.post(f"{V2}/footer-comments", json={"parentId": comment_id, "body": body})  #: AAR403 POST /wiki/api/v2/footer-comments
    session.post(f"{V2}/footer-comments", json={"parentCommentId": comment_id, "body": body})  #: !AAR403 POST /wiki/api/v2/footer-comments
    session.post(f"{V2}/inline-comments/{comment_id}/resolve")  #: AAR401
    session.put(f"{V2}/inline-comments/{comment_id}", json={"version": {"number": 2}, "body": body, "resolved": True})  #: !AAR403 PUT /wiki/api/v2/inline-comments/{}


def properties(session, page_id):
    session.put(f"{V2}/pages/{page_id}/properties/editor", json={"value": "v2"})  #: AAR403 PUT /wiki/api/v2/pages/{}/properties/{}
    session.put(f"{V2}/pages/{page_id}/labels", json=[{"name": "x"}])  #: AAR402


def of_server(session):
    session.get(f"{SITE}/rest/api/user/list", params={"limit": 100})  #: AAR401
    session.get("https://acme.atlassian.net/confluence/rest/api/space")  #: AAR401
    session.get("https://wiki.example.com/confluence/rest/api/space")  #: maybe
    session.get(f"{SITE}/services/api/v1/task/9/progress")  #: AAR405
    session.get("https://tasks.example.com/services/api/v1/task/9/progress")
