"""Members of a group by its name, by v1."""
import requests
requests.get("https://acme.atlassian.net/wiki/rest/api/group/member", params={"name": "dev"}, timeout=3)  #: AAR201 > GET /wiki/rest/api/group/{}/membersByGroupId
requests.get("https://acme.atlassian.net/wiki/rest/api/group/dev/member", timeout=3)  #: AAR201 > GET /wiki/rest/api/group/{}/membersByGroupId
