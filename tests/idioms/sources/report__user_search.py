"""Users: CQL user search, bulk, groups by name (removed) and by id."""
from atlassian import Confluence
import requests

ROOT = "https://acme.atlassian.net/wiki/rest/api"


class Directory:
    def __init__(self, auth):
        self.http = requests.Session()
        self.http.auth = auth

    def find(self, name):
        return self.http.get(f"{ROOT}/search/user", params={"cql": f'user.fullname ~ "{name}"'}).json()["results"]  #: !AAR101 GET /wiki/rest/api/search/user

    def bulk(self, *ids):
        return self.http.get(f"{ROOT}/user/bulk", params=[("accountId", i) for i in ids])  #: GET /wiki/rest/api/user/bulk

    def members(self, group):
        return self.http.get(f"{ROOT}/group/{group}/member")  #: AAR201 GET /wiki/rest/api/group/{}/member

    def members_by_id(self, group_id):
        return self.http.get(f"{ROOT}/group/{group_id}/membersByGroupId")  #: !AAR201 GET /wiki/rest/api/group/{}/membersByGroupId


def current(wiki: Confluence):
    return wiki.get("rest/api/user/current")  #: GET /wiki/rest/api/user/current
