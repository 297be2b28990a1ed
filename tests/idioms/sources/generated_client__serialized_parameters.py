"""A client as generators write it: one method makes a tuple of the request, another sends it."""
import json
from urllib.parse import quote

from acme_pool import PoolManager, ProxyManager


class Settings:
    default = None

    def __init__(self, host=None):
        self.host = host or "https://acme.atlassian.net/wiki/api/v2"

    @classmethod
    def get_default(cls):
        if cls.default is None:
            cls.default = Settings()
        return cls.default


class Sender:
    def __init__(self, settings):
        if settings.host.startswith("https://proxy"):
            self.pool = ProxyManager(num_pools=4)
        else:
            self.pool = PoolManager(num_pools=4)

    def send(self, method, url, headers=None, body=None):
        method = method.upper()
        assert method in ["GET", "DELETE", "POST", "PUT"]
        if method == "GET":
            return self.pool.request(method, url, fields={}, headers=headers, preload_content=False)
        return self.pool.request(method, url, body=json.dumps(body), headers=headers, preload_content=False)


class Api:
    def __init__(self, settings=None):
        self.settings = settings if settings is not None else Settings.get_default()
        self.sender = Sender(self.settings)

    def serialized(self, method, path, values, body=None):
        for name, value in values.items():
            path = path.replace("{%s}" % name, quote(str(value)))
        if body:
            body = dict(body)
        return method, self.settings.host + path, {"Accept": "application/json"}, body

    def call(self, method, url, headers, body=None, timeout=None):
        return self.sender.send(method, url, headers=headers, body=body)


class PageApi:
    def __init__(self, api=None):
        self.api = api or Api()

    def delete_page(self, id, timeout=None):
        request = self._delete_page(id=id)
        return self.api.call(*request, timeout=timeout)  #: AAR101 DELETE /wiki/api/v2/pages/{}

    def _delete_page(self, id):
        return self.api.serialized(method="DELETE", path="/pages/{id}", values={"id": id})

    def move_page(self, id, body, timeout=None):
        request = self._move_page(id, body) if body else self._get_page(id)
        return self.api.call(*request, timeout=timeout)  #: AAR102 PUT /wiki/api/v2/pages/{} | GET /wiki/api/v2/pages/{}

    def _move_page(self, id, body):
        return self.api.serialized(method="PUT", path="/pages/{id}", values={"id": id}, body=body)

    def _get_page(self, id):
        return self.api.serialized(method="GET", path="/pages/{id}", values={"id": id})
