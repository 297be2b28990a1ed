"""Python 3.12's f-strings: line breaks, comments, backslashes, the same quotes, format specifications with fields."""
import requests

CONFIG = {"site": "https://acme.atlassian.net", "paths": {"labels": "/wiki/rest/api/content/{}/label"}}


def labels(page: dict, width: int = 0):
    return requests.get(f"{CONFIG["site"]}{CONFIG["paths"]["labels"].format(page["id"])}", timeout=9)  #: GET /wiki/rest/api/content/{}/label


def state(page: dict, width: int):
    return requests.get(f"{CONFIG["site"]}/wiki/rest/api/content/{page["id"]:>0{width}}/state", timeout=9)  #: GET /wiki/rest/api/content/{}/state


def versions(pages: list[dict]):
    for page in pages:
        yield requests.get(  #: GET /wiki/api/v2/pages/{}/versions
            f"{CONFIG["site"]}/wiki/api/v2/pages/{
                page["id"]  # the "id"
            }/versions",
            headers={"X-Ids": f"{"\n".join(p["id"] for p in pages)}"},
            timeout=9,
        )


def restrictions(page: dict):
    return requests.get(f"""{f'{f"{CONFIG['site']}/wiki"}/rest/api'}/content/{page['id']}/restriction""", timeout=9)  #: GET /wiki/rest/api/content/{}/restriction
