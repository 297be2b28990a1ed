"""An inline comment by v1 answers 405."""
import requests

SITE = "https://acme.atlassian.net/wiki"


def comment_on(page_id: str, text: str, selection: str, auth: tuple[str, str]) -> dict:
    body = {
        "type": "comment",
        "body": {"storage": {"value": text, "representation": "storage"}},
        "extensions": {"location": "inline", "inlineProperties": {"originalSelection": selection}},
    }
    answer = requests.post(f"{SITE}/rest/api/content/{page_id}/child/comment", json=body, auth=auth, timeout=9)  #: AAR402
    answer.raise_for_status()
    return answer.json()
