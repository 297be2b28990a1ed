"""An enum of strings; the method is a parameter with a default."""
from enum import Enum
from http import HTTPMethod

import httpx


class Path(str, Enum):
    SPACES = "spaces"
    PAGE_PROPERTIES = "pages/{}/properties"

    def __call__(self, *parts: str) -> str:
        return self.value.format(*parts)


class V2:
    def __init__(self, site: str, auth: tuple[str, str]) -> None:
        self.http = httpx.Client(base_url=f"https://{site}.atlassian.net/wiki/api/v2/", auth=auth)

    def _do(self, path: str, method: HTTPMethod = HTTPMethod.GET, **options):
        return self.http.request(method, path, **options).json()

    def spaces(self):
        return self._do(Path.SPACES.value)  #: GET /wiki/api/v2/spaces

    def set_property(self, page: str, key: str, value: object):
        return self._do(Path.PAGE_PROPERTIES.value.format(page), HTTPMethod.POST, json={"key": key, "value": value})  #: POST /wiki/api/v2/pages/{}/properties
