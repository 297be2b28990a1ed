"""A wrapper named for pages reads a comment, an attachment, a page."""
import requests


class Wiki:
    root = "https://acme.atlassian.net/wiki/rest/api"

    def get_page(self, page_id: str, **params):
        return requests.get(f"{self.root}/content/{page_id}", params=params, timeout=9).json()  #: AAR302 !AAR301

    def comment(self, comment_id: str):
        return self.get_page(comment_id)

    def attachment(self, attachment_id: str):
        return self.get_page(page_id=attachment_id, expand="container")

    def page(self, page_id: str):
        return self.get_page(page_id)
