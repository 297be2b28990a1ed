"""Confluence docs. See https://x.atlassian.net/wiki/rest/api/content for more."""
import requests, logging
from atlassian import Jira, Bitbucket
log = logging.getLogger()
JIRA = "https://x.atlassian.net"
def f(key):
    requests.get(f"{JIRA}/rest/api/3/issue/{key}")
    requests.get(f"{JIRA}/rest/api/2/search")
    requests.get("https://confluence.example.com/rest/api/content/1")  # => server: GET /wiki/rest/api/content/{id}
    log.info("GET /rest/api/content failed")
    link = f"https://x.atlassian.net/wiki/spaces/A/pages/{key}"
    requests.get("https://foo.zendesk.com/api/v2/users.json")
    j = Jira(url=JIRA)
    j.get("rest/api/content/1")
    raise ValueError("/wiki/rest/api/content is gone")
class Confluence:
    def get_page_by_id(self, i): return i
confluence = Confluence()
confluence.get_page_by_id(3)
d = {}
d.get("/rest/api/content")
