"""Hydra/OmegaConf settings, a client made in a factory, mixins for pages and labels of Confluence."""
import requests
from omegaconf import DictConfig


class OtherMixin:
    def page_of_jira(self, number: int):
        return self.call("GET", "content", number)


class Jira(OtherMixin):
    pass


class _Http:
    def __init__(self, cfg: DictConfig) -> None:
        self.root = cfg.api.root.rstrip("/")
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {cfg.api.token}"

    def call(self, verb: str, *parts: object, **kw):
        url = "/".join([self.root] + [str(p) for p in parts])
        r = self.session.request(verb, url, **kw)
        r.raise_for_status()
        return r.json()


class PagesMixin:
    def page(self, number: int):
        return self.call("GET", "content", number)  #: GET /wiki/rest/api/content/{}

    def children(self, number: int):
        return self.call("GET", "content", number, "child", "page")  #: GET /wiki/rest/api/content/{}/child/{}


class LabelsMixin:
    def label(self, number: int, *names: str):
        return self.call("POST", "content", number, "label", json=[{"name": n} for n in names])  #: POST /wiki/rest/api/content/{}/label


class Confluence(PagesMixin, LabelsMixin, _Http):
    """cfg.api.root: the REST root of Confluence, …/wiki/rest/api"""


def make(cfg: DictConfig) -> Confluence:
    return Confluence(cfg)
