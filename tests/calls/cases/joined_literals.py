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


# the HTTP method that stands beside a path, for paths with several
JOBS = [
    ("PUT", "/wiki/api/v2/pages/1"),  # => literal: PUT /wiki/api/v2/pages/{id}
    {"method": "DELETE", "path": f"/wiki/api/v2/pages/{LATER}"},  # => literal: DELETE /wiki/api/v2/pages/{id}
    ("PATCH", "/wiki/api/v2/pages"),  # => literal: GET /wiki/api/v2/pages | POST /wiki/api/v2/pages
    ("GET", "POST", "/wiki/api/v2/pages"),  # => literal: GET /wiki/api/v2/pages | POST /wiki/api/v2/pages
]


def submit(jobs, job, page_id):
    jobs.append(job(job.POST, f"/wiki/api/v2/pages/{page_id}/properties"))  # => literal: POST /wiki/api/v2/pages/{page-id}/properties
    yield job("GET", "/wiki/api/v2/" + handle("/wiki/api/v2/blogposts"))  # => literal: GET /wiki/api/v2/blogposts


register("https://wiki.example.com/rest/api" + "/content/1/copy")  # => server: literal: POST /wiki/rest/api/content/{id}/copy
