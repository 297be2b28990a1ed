"""The client's generic get with a path of the web interface, and the operation that replaces it."""
from atlassian import Confluence


class Downloader:
    def __init__(self, url: str, user: str, token: str) -> None:
        self.confluence = Confluence(url=url, username=user, password=token, cloud=True)

    def old(self, page_id: str, name: str) -> bytes:
        return self.confluence.get(f"download/attachments/{page_id}/{name}?api=v2", not_json_response=True)  #: AAR405

    def new(self, page_id: str, attachment_id: str) -> bytes:
        return self.confluence.get(  #: !AAR405 GET /wiki/rest/api/content/{}/child/attachment/{}/download
            f"rest/api/content/{page_id}/child/attachment/{attachment_id}/download", not_json_response=True
        )
