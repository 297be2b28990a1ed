"""One client class for two products below the same gateway: a caller without a path is no call of its own."""
from dataclasses import dataclass
from enum import Enum

import httpx


class Product(str, Enum):
    JIRA = "jira"
    CONFLUENCE = "confluence"


@dataclass
class Credentials:
    product: Product
    cloud_id: str
    token: str

    @property
    def base_url(self) -> str:
        return f"https://api.atlassian.com/ex/{self.product.value}/{self.cloud_id}"


class Api:
    def __init__(self, credentials: Credentials) -> None:
        self.http = httpx.Client(base_url=credentials.base_url)

    def get(self, path: str) -> dict:
        return self.http.get(path).json()


class Jira(Api):
    def myself(self) -> dict:
        return self.get("/rest/api/3/myself")


class Confluence(Api):
    def user(self) -> dict:
        return self.get("/wiki/rest/api/user/current")  #: GET /wiki/rest/api/user/current


def status(product: Product, cloud_id: str, token: str) -> dict:
    credentials = Credentials(product, cloud_id, token)
    return Jira(credentials).myself() if product is Product.JIRA else Confluence(credentials).user()
