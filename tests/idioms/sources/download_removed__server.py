"""Downloads from a Server host still work: silent."""
import requests

HOST = "https://confluence.corp.example"


def fetch(page_id: str, name: str) -> bytes:
    return requests.get(f"{HOST}/download/attachments/{page_id}/{name}", auth=("u", "p"), timeout=30).content  #: !AAR405 !AAR401
