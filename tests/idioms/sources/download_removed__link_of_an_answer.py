"""The address is in the answer: ``_links.download`` of v1, ``downloadLink`` of v2, behind the base address."""
import requests
from atlassian import Confluence


class AttachmentLoader:
    def __init__(self, base_url: str, wiki: Confluence) -> None:
        self.base_url = base_url.rstrip("/")
        self.wiki = wiki
        self.session = requests.Session()

    def images(self, page: str) -> list[bytes]:
        listing = self.session.get(f"{self.base_url}/rest/api/content/{page}/child/attachment")  #: AAR201
        return [self._file(a["_links"]["download"]) for a in listing.json()["results"]]  #: AAR405 !AAR401

    def _file(self, link: str) -> bytes:
        if link.startswith("/"):
            link = self.base_url + link
        return self.session.get(link, stream=True).content

    def first(self, attachment: dict) -> bytes | None:
        link = (attachment.get("_links") or {}).get("download", "")
        return self.session.get(f"{self.base_url}{link}").content if link else None  #: AAR405

    def newer(self, page: str) -> list[int]:
        answer = self.session.get(f"{self.base_url}/api/v2/pages/{page}/attachments")  #: GET /wiki/api/v2/pages/{}/attachments
        links = [self.base_url + a["downloadLink"] for a in answer.json()["results"]]
        return [len(self.session.get(link).content) for link in links]  #: AAR405

    def by_client(self, attachment: dict) -> bytes:
        return self.wiki.get(attachment["_links"]["download"], not_json_response=True)  #: AAR405

    def thumbnail(self, attachment: dict) -> bytes:
        return self.session.get(self.base_url + attachment["_links"]["thumbnail"]).content  #: AAR405

    def next_page(self, data: dict) -> dict:
        return self.session.get(self.base_url + data["_links"]["next"]).json()

    def shown(self, attachment: dict) -> str:
        return f'<img src="{self.base_url}{attachment["_links"]["download"]}">'


def of_data_center(attachment: dict) -> bytes:
    return requests.get("https://wiki.corp.example" + attachment["_links"]["download"], timeout=9).content  #: !AAR405


def of_another(file: dict) -> bytes:
    return requests.get("https://cdn.example.com" + file["downloadLink"], timeout=9).content


def of_another_service(session: requests.Session, folder: str) -> list[bytes]:
    entries = session.get(f"https://files.example.com/folders/{folder}", timeout=9).json()["entries"]
    kept = [session.get(entry["downloadLink"], timeout=9).content for entry in entries]
    return kept + [requests.get(entry["_links"]["download"], timeout=9).content for entry in entries]


def of_operation_without_link(session: requests.Session, base: str, file: dict) -> bytes:
    path = file["_links"].get("download")
    if not path:
        path = f"/rest/api/content/{file['container']}/child/attachment/{file['id']}/download"
    return session.get(base + path, timeout=9).content  #: GET /wiki/rest/api/content/{}/child/attachment/{}/download
