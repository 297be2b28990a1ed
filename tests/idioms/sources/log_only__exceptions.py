"""URLs in the text of exceptions, of asserts and of docstrings."""
import httpx


class WikiError(RuntimeError):
    """Raised by GET https://acme.atlassian.net/wiki/rest/api/content/{id}."""


async def page(client: httpx.AsyncClient, site: str, page_id: str):
    """Read /wiki/api/v2/pages/{id}, not /wiki/rest/api/content/{id}."""
    answer = await client.get(f"{site}/wiki/api/v2/pages/{page_id}")  #: GET /wiki/api/v2/pages/{}
    if answer.status_code == 404:
        raise WikiError(f"GET {site}/wiki/api/v2/pages/{page_id} gave 404")
    assert answer.url.path == f"/wiki/api/v2/pages/{page_id}", f"/wiki/api/v2/pages/{page_id} expected"
    if answer.is_error:
        raise ValueError("no page at %s/wiki/rest/api/content/%s" % (site, page_id)) from None
    return answer.json()
