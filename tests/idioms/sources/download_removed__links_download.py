"""The download link of an attachment's answer is put behind the base address."""
from pathlib import Path

import requests


class AttachmentExporter:
    def __init__(self, site: str, session: requests.Session) -> None:
        self.base = f"https://{site}.atlassian.net/wiki"
        self.session = session

    def save(self, page_id: str, name: str, target: Path) -> Path:
        with self.session.get(f"{self.base}/download/attachments/{page_id}/{name}", stream=True) as answer:  #: AAR405
            answer.raise_for_status()
            file = target / name
            with file.open("wb") as out:
                for chunk in answer.iter_content(8192):
                    out.write(chunk)
        return file

    def thumbnail(self, page_id: str, name: str) -> bytes:
        return self.session.get(self.base + "/download/thumbnails/" + page_id + "/" + name).content  #: AAR405
