"""What concerns a space: its default classification is marked, its permissions and roles are exempt."""
import urllib3

http = urllib3.PoolManager()
ROOT = "https://acme.atlassian.net/wiki/api/v2"


def space(number: int):
    http.request("GET", f"{ROOT}/spaces/{number}/classification-level/default")  #: AAR101 GET /wiki/api/v2/spaces/{}/classification-level/default
    http.request("DELETE", f"{ROOT}/spaces/{number}/classification-level/default")  #: AAR101 DELETE /wiki/api/v2/spaces/{}/classification-level/default
    http.request("GET", f"{ROOT}/spaces/{number}/permissions")  #: !AAR101 GET /wiki/api/v2/spaces/{}/permissions
    http.request("POST", ROOT + "/spaces", json={"name": "n"})  #: !AAR101 POST /wiki/api/v2/spaces
    http.urlopen("GET", f"{ROOT}/space-role-mode")  #: !AAR101 GET /wiki/api/v2/space-role-mode
    http.request("GET", f"{ROOT}/spaces/{number}/content/labels")  #: AAR101 GET /wiki/api/v2/spaces/{}/content/labels
