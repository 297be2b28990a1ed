from atlassian import Confluence
import atlassian
from typing import Optional
class Settings:
    confluence_base_url: str = "https://x.atlassian.net/wiki"
settings = Settings()
class Exporter:
    client: Optional[Confluence] = None
    def __init__(self, cfg):
        self.cfg = cfg
        self._conf = None
    @property
    def conf(self):
        if self._conf is None:
            self._conf = Confluence(url=self.cfg["url"], username="u", password="p", cloud=True)
        return self._conf
    def run(self):
        p = self.conf.get_page_by_title("S", "T")  # => GET /wiki/rest/api/content
        self.conf.attach_file("f", page_id=1)  # => POST /wiki/rest/api/content/{id}/child/attachment | POST /wiki/rest/api/content/{id}/child/attachment/{attachmentId}/data | GET /wiki/rest/api/content/{id}/child/attachment
        getattr(self.conf, "get_page_by_id")(3)  # => GET /wiki/rest/api/content/{id}
        for s in self.conf.get_all_spaces()["results"]:  # => GET /wiki/rest/api/space
            pass
        self.client.cql("x")  # => GET /wiki/rest/api/search
def make():
    return atlassian.Confluence(settings.confluence_base_url)
def main():
    c = make()
    c.update_page(1, "t", "b")  # => PUT /wiki/rest/api/content/{id} | GET /wiki/rest/api/content/{id}/history | GET /wiki/rest/api/content/{id}
    c.get("rest/api/content/1")  # => GET /wiki/rest/api/content/{id}
    c.post("rest/api/content", data={})  # => POST /wiki/rest/api/content
    with_ctx(c)
    x = {"c": c}
    x["c"].remove_page(3)  # => DELETE /wiki/rest/api/content/{id}
    clients = [Confluence("https://x.atlassian.net"), c]
    for k in clients:
        k.get_space("S")  # => GET /wiki/rest/api/space/{spaceKey}
    f = c.create_page
    f("S", "t", "b")  # => POST /wiki/rest/api/content
def with_ctx(cl):
    cl.set_page_label(1, "x")  # => POST /wiki/rest/api/content/{id}/label
class Sub(Confluence):
    def labels(self, i):
        return self.get_page_labels(i)  # => GET /wiki/rest/api/content/{id}/label
    def raw(self):
        return self.get("rest/api/space")  # => GET /wiki/rest/api/space
    def create_page(self, *a, **k):
        return super().create_page(*a, **k)  # => POST /wiki/rest/api/content
Sub("https://x.atlassian.net").get_page_space(3)  # => GET /wiki/rest/api/content/{id}
import concurrent.futures
def par(c: Confluence, ids):
    with concurrent.futures.ThreadPoolExecutor() as ex:
        fs = [ex.submit(c.get_page_by_id, i) for i in ids]  # => GET /wiki/rest/api/content/{id}
        list(ex.map(c.get_page_ancestors, ids))  # => GET /wiki/rest/api/content/{id}
    list(map(lambda i: c.get_page_child_by_type(i), ids))  # => GET /wiki/rest/api/content/{id}/child/{type}


class Careful(atlassian.Confluence):
    """Calls what it overrides by the class's name."""

    def create_page(self, space, title, body=""):
        return atlassian.Confluence.create_page(self, space, title, body)  # => POST /wiki/rest/api/content

    def spaces(self):
        return atlassian.Confluence.get(self, "rest/api/space")  # => GET /wiki/rest/api/space
