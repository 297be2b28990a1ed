"""A helper makes the body; the call leaves the type its default, or gives another."""
import json

import requests

URL = "https://acme.atlassian.net/wiki/rest/api/content"


def body_of(space, title, parent=None, kind="page"):
    body = {"type": kind, "title": title, "space": {"key": space}}
    if parent:
        body["ancestors"] = [{"id": parent}]
    return body


def create_page(space, title, auth):
    data = json.dumps(body_of(space, title))
    return requests.post(URL, data=data, auth=auth)  #: AAR301 > POST /wiki/api/v2/pages


def create_news(space, title, auth):
    return requests.post(URL, json=body_of(space, title, kind="blogpost"), auth=auth)  #: AAR301 > POST /wiki/api/v2/blogposts


def create(space, title, kind, auth):
    return requests.post(URL, json=body_of(space, title, None, kind), auth=auth)  #: AAR302 !AAR301


def create_by(space, auth, **options):
    return requests.post(URL, json=body_of(space, **options), auth=auth)  #: AAR302 !AAR301
