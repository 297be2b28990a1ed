"""Restrictions by the name of a group are deprecated; by id they aren't."""
from urllib.parse import quote

import requests


class Restrictions:
    PATH = "/rest/api/content/{page}/restriction/byOperation/{operation}"

    def __init__(self, site: str, session: requests.Session | None = None) -> None:
        self.site = site
        self.session = session or requests.Session()

    def _url(self, page: str, operation: str, tail: str) -> str:
        return f"https://{self.site}.atlassian.net/wiki{self.PATH.format(page=page, operation=operation)}/{tail}"

    def by_name(self, page: str, group: str):
        return self.session.put(self._url(page, "read", f"group/{quote(group)}"))  #: AAR201 PUT /wiki/rest/api/content/{}/restriction/byOperation/{}/group/{}

    def by_id(self, page: str, group_id: str):
        return self.session.put(self._url(page, "update", f"byGroupId/{group_id}"))  #: !AAR201 AAR101 PUT /wiki/rest/api/content/{}/restriction/byOperation/{}/byGroupId/{}

    def user(self, page: str, account: str):
        return self.session.delete(self._url(page, "read", "user"), params={"accountId": account})  #: !AAR201 AAR101 DELETE /wiki/rest/api/content/{}/restriction/byOperation/{}/user
