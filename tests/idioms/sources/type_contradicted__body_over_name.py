"""What the body states wins over the names around; two bodies keep two."""
import json

import requests

API = "https://acme.atlassian.net/wiki/rest/api/content"


class PagePublisher:
    def publish_page(self, title: str):
        payload = {"title": title}
        payload.update(type="blogpost", space={"key": "ENG"})
        return requests.post(API, data=json.dumps(payload), timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts

    def publish(self, title: str, news: bool):
        if news:
            payload = {"type": "blogpost", "title": title}
        else:
            payload = {"type": "page", "title": title}
        return requests.post(API, json=payload, timeout=9)  #: > POST /wiki/api/v2/blogposts | POST /wiki/api/v2/pages
