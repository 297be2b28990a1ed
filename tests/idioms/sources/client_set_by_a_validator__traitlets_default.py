"""A Jupyter exporter: traitlets fills the client when it is asked for, attrs by a decorated default."""
# needs: --client-versions atlassian-python-api=4.0.7
import attr
import httpx
from atlassian import Confluence
from traitlets import Instance, Unicode, default, observe
from traitlets.config import Application, Configurable


class WikiWriter(Configurable):
    url = Unicode("https://acme.atlassian.net/wiki", help="Address of the wiki").tag(config=True)
    user = Unicode("", help="E-mail address").tag(config=True)
    token = Unicode("", help="API token").tag(config=True)
    space = Unicode("DATA").tag(config=True)
    client = Instance(Confluence)

    @default("client")
    def _default_client(self):
        return Confluence(url=self.url, username=self.user, password=self.token, cloud=True)

    @observe("url")
    def _url_changed(self, change):
        self.log.info("writes to %s", change["new"])

    def write(self, title, body):
        found = self.client.get_page_id(self.space, title)  #: AAR201 GET /wiki/rest/api/content
        if found:
            self.client.remove_page_label(found, "stale")  #: DELETE /wiki/rest/api/content/{}/label
        return self.client.create_page(self.space, title, body)  #: AAR201 !AAR202 POST /wiki/rest/api/content


@attr.s(auto_attribs=True)
class TaskReader:
    site: str
    email: str
    token: str
    http: httpx.Client = attr.ib(repr=False)

    @http.default
    def _make_http(self):
        return httpx.Client(base_url=f"https://{self.site}.atlassian.net/wiki/rest/api", auth=(self.email, self.token))

    def tasks(self, space_key):
        return self.http.get("/inlinetasks/search", params={"spaceKey": space_key}).json()  #: AAR201 !AAR202 GET /wiki/rest/api/inlinetasks/search


class ExportApp(Application):
    def start(self):
        WikiWriter(parent=self).write("Notebook", "<p/>")
