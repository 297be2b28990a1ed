# -*- coding: utf-8 -*-
"""Old style: json.dumps of dicts, %-formatted JSON strings, urlencode, urllib2 left overs."""
import json
import sys

import requests

try:
    from urllib import urlencode
except ImportError:
    from urllib.parse import urlencode

BASE = "https://acme.atlassian.net/wiki/rest/api"
AUTH = (sys.argv[1], sys.argv[2])
HEADERS = {"Content-Type": "application/json"}


def write_page(space, title, html, parent=None):
    data = {
        "type": "page",
        "title": title,
        "space": {"key": space},
        "body": {"storage": {"value": html, "representation": "storage"}},
    }
    if parent is not None:
        data["ancestors"] = [{"type": "page", "id": parent}]
    return requests.post("%s/content/" % BASE, data=json.dumps(data), headers=HEADERS, auth=AUTH)  #: AAR301 > POST /wiki/api/v2/pages


def write_blog(space, title):
    data = json.dumps({"type": "blogpost", "title": title, "space": {"key": space}}, indent=2)
    return requests.post(BASE + "/content", data, headers=HEADERS, auth=AUTH)  #: AAR301 > POST /wiki/api/v2/blogposts


def find_blogs(space):
    url = BASE + "/content?" + urlencode({"type": "blogpost", "spaceKey": space})
    return requests.get(url, auth=AUTH).json()["results"]  #: AAR301 > GET /wiki/api/v2/blogposts


def find_pages(space, title):
    url = "%s/content?type=page&spaceKey=%s&title=%s" % (BASE, space, title)
    return requests.get(url, auth=AUTH).json()["results"]  #: AAR301 > GET /wiki/api/v2/pages


def update(page_id, version, html):
    data = dict(id=page_id, type="page", title="x", version=dict(number=version + 1))
    data["body"] = {"storage": {"value": html}}
    return requests.put("%s/content/%s" % (BASE, page_id), data=json.dumps(data), auth=AUTH)  #: AAR301 > PUT /wiki/api/v2/pages/{}
