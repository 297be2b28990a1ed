"""Upload with the token header; update of the data of an attachment that exists."""
import mimetypes
from pathlib import Path

import requests

SITE = "https://acme.atlassian.net/wiki"


def upload(session: requests.Session, page_id: str, file: Path, comment: str = ""):
    mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    found = session.get(f"{SITE}/rest/api/content/{page_id}/child/attachment", params={"filename": file.name}).json()  #: AAR201 GET /wiki/rest/api/content/{}/child/attachment
    headers = {"X-Atlassian-Token": "nocheck"}
    with file.open("rb") as stream:
        parts = {"file": (file.name, stream, mime)}
        if found["results"]:
            attachment = found["results"][0]["id"]
            url = f"{SITE}/rest/api/content/{page_id}/child/attachment/{attachment}/data"
            return session.post(url, files=parts, headers=headers, data={"minorEdit": "true"})  #: AAR101 !AAR201 POST /wiki/rest/api/content/{}/child/attachment/{}/data
        url = SITE + "/rest/api/content/" + page_id + "/child/attachment"
        return session.put(url, files=parts, headers=headers, data={"comment": comment})  #: AAR101 !AAR201 PUT /wiki/rest/api/content/{}/child/attachment


def upload_by_v2(session: requests.Session, page_id: str, stream):
    return session.post(f"{SITE}/api/v2/pages/{page_id}/attachments", files={"file": stream})  #: AAR402
