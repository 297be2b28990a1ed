"""An offset loop over all content of a site; start has a bound in v1 and doesn't exist in v2."""
import requests


def walk(url: str, auth: tuple[str, str], page_size: int = 250):
    start = 0
    while True:
        answer = requests.get(url, params={"start": start, "limit": page_size}, auth=auth, timeout=60)
        answer.raise_for_status()
        rows = answer.json()["results"]
        yield from rows
        if len(rows) < page_size:
            return
        start += page_size


def main() -> None:
    auth = ("me@acme.example", "token")
    base = "https://acme.atlassian.net/wiki"
    for item in walk(f"{base}/rest/api/content", auth):  #: AAR201 GET /wiki/rest/api/content
        print(item["id"], item["type"])
    for item in walk(f"{base}/rest/api/space/ENG/content/page", auth):  #: AAR201 GET /wiki/rest/api/space/{}/content/{} > GET /wiki/api/v2/spaces/{}/pages
        print(item["id"])
    for item in walk(f"{base}/api/v2/pages", auth):  #: AAR403 GET /wiki/api/v2/pages
        print(item["id"])


main()
