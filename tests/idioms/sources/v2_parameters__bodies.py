"""Keys of v1's bodies in comments, properties, tasks and titles of v2."""
import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"


class Writer:
    def __init__(self) -> None:
        self.http = requests.Session()

    def _post(self, path: str, **body):
        return self.http.post(f"{V2}/{path}", json=body)

    def comment(self, page: str, text: str):
        return self._post("footer-comments", container={"id": page, "type": "page"}, body={"storage": {"value": text}})  #: AAR403

    def comment_right(self, page: str, text: str):
        return self._post("footer-comments", pageId=page, body={"representation": "storage", "value": text})  #: !AAR403 POST /wiki/api/v2/footer-comments

    def reply(self, comment: str, text: str):
        return self._post("footer-comments", parentCommentId=comment, body={"storage": {"value": text}})  #: maybe

    def page(self, key: str, title: str, parent: str):
        return self._post("pages", spaceId=f"{key}", title=title, ancestors=[{"id": parent}])  #: AAR403

    def page_right(self, space: int, title: str, parent: str):
        return self._post("pages", spaceId=space, title=title, parentId=parent, status="draft", subtype="live")  #: !AAR403 POST /wiki/api/v2/pages

    def done(self, task: int):
        return self.http.put(f"{V2}/tasks/{task}", json={"status": "complete"})  #: !AAR403 PUT /wiki/api/v2/tasks/{}
