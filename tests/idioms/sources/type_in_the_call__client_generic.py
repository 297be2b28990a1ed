"""The client's generic methods with path, params, data and json."""
import json

from atlassian import Confluence

wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
wiki.get("rest/api/content", params={"type": "blogpost", "spaceKey": "ENG"})  #: AAR301 > GET /wiki/api/v2/blogposts
wiki.post("rest/api/content", data={"type": "page", "title": "t"})  #: AAR301 > POST /wiki/api/v2/pages
wiki.post("rest/api/content", json={"type": "blogpost", "title": "t"})  #: AAR301 > POST /wiki/api/v2/blogposts
wiki.put("rest/api/content/12", data={"type": "page", "title": "t", "version": {"number": 2}, "body": {}})  #: AAR301 > PUT /wiki/api/v2/pages/{}
wiki.get("rest/api/content/12/child", params={"expand": "page"})  #: > GET /wiki/api/v2/pages/{}/direct-children
wiki._session.post(wiki.url + "/rest/api/content", data=json.dumps({"type": "page"}))  #: AAR301 > POST /wiki/api/v2/pages
