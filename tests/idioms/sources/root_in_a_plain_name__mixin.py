"""A mixin makes the requests; the class that mixes it in has the root."""
import requests


class HttpMixin:
    root: str

    def fetch(self, path: str, **params):
        return requests.get(self.root + path, params=params, timeout=9).json()

    def send(self, path: str, body: dict):
        return requests.post(self.root + path, json=body, timeout=9).json()


class Wiki(HttpMixin):
    root = "https://acme.atlassian.net/wiki/api/v2"

    def blog(self, post_id: str):
        return self.fetch(f"/blogposts/{post_id}")  #: GET /wiki/api/v2/blogposts/{}

    def comment(self, page_id: str, text: str):
        return self.send("/footer-comments", {"pageId": page_id, "body": {"representation": "storage", "value": text}})  #: POST /wiki/api/v2/footer-comments


class Tracker(HttpMixin):
    root = "https://acme.atlassian.net/rest/api/3"

    def issue(self, key: str):
        return self.fetch(f"/issue/{key}")
