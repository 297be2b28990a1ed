"""A wrapper adds the id to a path that no operation has without one."""
import requests


class Rest:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()

    def get(self, path):
        return self._send("GET", path).json()

    def delete(self, path, value, *, url=None):
        return self._send("DELETE", f"{path}/{value}", url=url)

    def _send(self, method, path, url=None):
        request = requests.Request(method, f"{url or self.url}{path}")
        return self.session.send(self.session.prepare_request(request), timeout=9)


class Publisher:
    def __init__(self, config):
        self.v1 = (config.prefixes or {}).get("v1", "rest/api/")
        self.rest = Rest(config.url)
        if config.cloud_id:
            self.rest.url = f"https://api.atlassian.com/ex/confluence/{config.cloud_id}/"

    def unwatch(self, page):
        self.rest.delete(f"{self.v1}user/watch/content", page)  #: DELETE /wiki/rest/api/user/watch/content/{}
        self.rest.delete("rest/api/user/watch/label", page)  #: DELETE /wiki/rest/api/user/watch/label/{}
        self.rest.delete("rest/api/2/issue", page)
        self.rest.delete("rest/agile/1.0/board", page)
        return self.rest.get(f"{self.v1}space")  #: GET /wiki/rest/api/space
