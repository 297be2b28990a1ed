"""Paths of Jira and of Bitbucket that look alike: nothing is reported."""
import requests

SITE = "https://acme.atlassian.net"
requests.get(f"{SITE}/rest/api/2/user/search", params={"query": "x"}, timeout=9)
requests.get(f"{SITE}/rest/api/latest/group/member", timeout=9)
requests.get(f"{SITE}/rest/api/3/label", timeout=9)
requests.post(f"{SITE}/rest/api/3/issue/X-1/attachments", timeout=9)
requests.get("https://api.bitbucket.org/2.0/repositories/acme/space", timeout=9)
requests.get("https://api.atlassian.com/ex/jira/abc/rest/api/3/search", timeout=9)
requests.get("https://bitbucket.corp.example/rest/api/1.0/projects/ENG/repos", timeout=9)
