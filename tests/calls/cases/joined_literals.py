"""URLs of Confluence that are joined to a root and reach no call that is understood."""

import logging

from elsewhere import handle, register

ROOT = "https://acme.atlassian.net/wiki/rest/api"
LATER = ROOT + "/content/1/copy"  # => literal: POST /wiki/rest/api/content/{id}/copy
TABLE = {"copy": f"{ROOT}/content/2/copy"}  # => literal: POST /wiki/rest/api/content/{id}/copy
SEARCHED = ROOT + "/search?expand=space"  # => literal: GET /wiki/rest/api/search


def url(page_id):
    return f"{ROOT}/content/{page_id}/copy"  # => literal: POST /wiki/rest/api/content/{id}/copy


def given(page_id):
    path = "/content/" + page_id  # => literal: POST /wiki/rest/api/content/{id}/copy
    handle(ROOT + path + "/copy")
    logging.info(f"{ROOT}/content/{page_id}/copy")
    handle(ROOT)
    handle(f"{ROOT}/{page_id}")
    if page_id.startswith(ROOT + "/content/3"):
        raise ValueError(f"{ROOT}/content/{page_id}/copy is gone")


register("https://wiki.example.com/rest/api" + "/content/1/copy")  # => server: literal: POST /wiki/rest/api/content/{id}/copy
