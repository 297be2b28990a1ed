"""A client that is made for a test is given to the app's own client: nothing leaves the program."""
import httpx

URL = "https://acme.atlassian.net/wiki"


class Files:
    def __init__(self, client=None):
        self._client = client or httpx.Client(base_url=URL)

    def download(self, url):
        return self._client.get(url).content

    def page(self, page):
        return self._client.get(f"/rest/api/content/{page}")  #: GET /wiki/rest/api/content/{id}


def answer(request):
    return httpx.Response(200)


def check_mock():
    files = Files(httpx.Client(transport=httpx.MockTransport(answer), base_url=URL))
    files.download(f"{URL}/rest/api/content/1/child/attachment/2/download")


def check_program(app):
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport)
    Files(client).download(f"{URL}/rest/api/content/1/child/attachment/2/download")


def sent():
    transport = httpx.HTTPTransport(retries=2)
    files = Files(httpx.Client(transport=transport))
    files.download(f"{URL}/rest/api/content/1")  #: GET /wiki/rest/api/content/{id}
