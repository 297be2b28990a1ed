"""By a wrapper with a bare v2 path."""
import requests


class ConfluenceV2:
    def __init__(self, domain: str, email: str, token: str) -> None:
        self._base = "https://" + domain + ".atlassian.net/wiki/api/v2"
        self._auth = (email, token)

    def _get(self, path: str, **params):
        return requests.get(self._base + path, params=params, auth=self._auth, timeout=10).json()

    def descendants(self, page_id: int):
        return self._get(f"/pages/{page_id}/descendants", depth=3)  #: AAR101 GET /wiki/api/v2/pages/{}/descendants

    def role_assignments(self, space_id: int):
        return self._get(f"/spaces/{space_id}/role-assignments")  #: !AAR101 GET /wiki/api/v2/spaces/{}/role-assignments

    def spaces_blocked(self, ids):
        return self._get("/data-policies/spaces", ids=",".join(map(str, ids)))  #: !AAR101 GET /wiki/api/v2/data-policies/spaces
