"""A module's variable holds an object over which a loop iterates: the loop sends what it was created with."""
import requests


class Pager:
    def __init__(self, path):
        self.path = path

    def __iter__(self):
        yield from requests.get("https://acme.atlassian.net" + self.path, timeout=9).json()["results"]


class Row:
    def __init__(self, path):
        self.path = path


SHOWN = Row("/wiki/rest/api/space")
PAGES = Pager("/wiki/api/v2/pages")  #: AAR103 GET /wiki/api/v2/pages | POST /wiki/api/v2/pages
POSTS = Pager("/wiki/rest/api/content")  #: AAR103 GET /wiki/rest/api/content | POST /wiki/rest/api/content
for page in PAGES:
    print(page["title"])
print([post["title"] for post in POSTS])
print(SHOWN)
