"""Links of the web interface and of the developer site for people to read."""
import logging

log = logging.getLogger("wiki")
DOCS = "https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get"
HELP = """See https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content/ and
GET /wiki/rest/api/content/search for the syntax."""


def link(site: str, key: str, page: int) -> str:
    log.warning("see %s", DOCS)
    return f"{site}/wiki/spaces/{key}/pages/{page}"


def edit_link(site: str, page: int) -> str:
    return f"{site}/wiki/pages/resumedraft.action?draftId={page}"  #: maybe
