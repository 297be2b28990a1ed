"""The class is about pages, the method about comments; the class about comments, the id a page's."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


class PageService:
    def delete_comment(self, comment_id: str):
        return requests.delete(f"{API}/content/{comment_id}", timeout=9)  #: AAR302 !AAR301

    def delete(self, page_id: str):
        return requests.delete(f"{API}/content/{page_id}", timeout=9)  #: AAR201


class CommentService:
    def page_of(self, page_id: str):
        return requests.get(f"{API}/content/{page_id}?expand=container", timeout=9)  #: AAR201

    def read(self, content_id: str):
        return requests.get(f"{API}/content/{content_id}", timeout=9)  #: AAR302 !AAR301
