"""What AAR405 says, of a call and of all entries of ``rules_data/outside``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from handmade import catalog, said, site

from appaccess_lint.catalog.outside import load_outside, may_be_link, may_be_outside
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.catalog.url import Segment
from appaccess_lint.engine import Analyzer
from appaccess_lint.model import CallSite, OutsidePath


def outside(key: str, **fields: object) -> CallSite:
    path = load_outside().named(key)
    assert path is not None
    return site(method=path.method, url=path.path, outside=(path,), **fields)


def paths() -> list[OutsidePath]:
    methods = ("GET", "POST", "PUT", "DELETE")
    keys = (f"{method} /wiki/{'/'.join(entry.words)}" for method in methods for entry in load_outside())
    return [path for key in keys if (path := load_outside().named(key)) is not None]


def test_answer_and_replacement():
    message = said(outside("POST /wiki/pages/movepage.action"))["AAR405"]
    assert message == (
        "movepage.action is not part of the REST API; "
        "use PUT /wiki/rest/api/content/{pageId}/move/{position}/{targetId}"
    )
    message = said(outside("POST /wiki/rpc/json-rpc/confluenceservice-v2"))["AAR405"]
    assert message == "JSON-RPC returns 404 on Cloud; the REST API replaces it"


def test_prototype_root_names_what_replaces_it():
    message = said(outside("GET /wiki/rest/prototype/1/search"))["AAR405"]
    assert message == "/rest/prototype is not part of the REST API; use GET /wiki/rest/api/search"
    message = said(outside("GET /wiki/rest/prototype/1/content/{id}"))["AAR405"]
    assert message.endswith("use GET /wiki/api/v2/pages/{id} for a page (2 others)")


@pytest.mark.parametrize(
    ("key", "instead"),
    [
        (
            "GET /wiki/pages/movepage.action",
            "PUT /wiki/rest/api/content/{pageId}/move/{position}/{targetId}",
        ),
        (
            "DELETE /wiki/rest/experimental/content/{id}/restriction",
            "DELETE /wiki/rest/api/content/{id}/restriction",
        ),
        (
            "POST /wiki/rpc/json-rpc/confluenceservice-v2/removePermissionFromSpace",
            "DELETE /wiki/rest/api/space/{spaceKey}/permission/{id}",
        ),
        (
            "PUT /wiki/rest/experimental/content/{id}/restriction/byOperation/{o}/group/{name}",
            "PUT /wiki/rest/api/content/{id}/restriction/byOperation/{operationKey}/byGroupId/{groupId}",
        ),
    ],
)
def test_the_method_of_the_call_decides_what_replaces_it(key: str, instead: str):
    message = said(outside(key))["AAR405"]
    says = "JSON-RPC returns 404 on Cloud" if "json-rpc" in key else "is not part of the REST API"
    assert message.endswith(f"{says}; use {instead}")


def test_client_method_is_named():
    call = outside("GET /wiki/exportword", kind="client", client_method="get_page_as_word")
    message = said(replace(call, url=None))["AAR405"]
    assert message == (
        "get_page_as_word requests /wiki/exportword, which is not part of the REST API; "
        "the REST API has no export to Word"
    )


def test_a_page_of_the_web_interface_has_its_name():
    message = said(outside("GET /wiki/runningtaskxml.action"))["AAR405"]
    assert message == "runningtaskxml.action is not part of the REST API"


def test_what_to_use_instead_counts_for_more_than_where_the_path_stands():
    method = "download_attachments_from_page"
    call = outside("GET /wiki/download/attachments/{id}/{filename}", kind="client", client_method=method)
    assert said(replace(call, url=None))["AAR405"] == (
        "download_attachments_from_page requests /wiki/download/attachments, which returns 401 on Cloud; "
        "use GET /wiki/rest/api/content/{id}/child/attachment/{attachmentId}/download"
    )


FAR = """
import requests

def save(url):
    return requests.get("https://x.atlassian.net/wiki" + url)

def save_all(attachments):
    for attachment in attachments:
        link = attachment["_links"]["download"]
        save(link)

def first(attachments):
    return save(attachments[0]["_links"]["download"])

def named(page, name):
    return save(f"/download/attachments/{page}/{name}")
"""


def test_a_link_that_is_read_on_another_line_is_named_with_it():
    found = Analyzer().analyze(FAR, "app.py").sites
    far, here, written = [f.message for site in found for f in site.findings if f.code == "AAR405"]
    assert far.startswith("/wiki/download/attachments (link read at line 9) returns 401 on Cloud; use GET ")
    assert {here, written} == {far.replace(" (link read at line 9)", "")}


def test_a_link_in_a_call_of_several_lines_is_not_named():
    source = (
        "import requests\n\ndef save(found):\n    requests.get(\n        'https://x.atlassian.net/wiki'\n"
        "        + found['_links']['download'],\n    )\n"
    )
    (site,) = Analyzer().analyze(source, "app.py").sites
    (message,) = (finding.message for finding in site.findings)
    assert message.startswith("/wiki/download/attachments returns 401 on Cloud; ")


def test_a_link_that_another_module_reads_is_named_with_it(tmp_path: Path):
    (tmp_path / "models.py").write_text(
        "class File:\n    def __init__(self, answer):\n        self.url = answer['_links']['download']\n",
        encoding="utf-8",
    )
    source = (
        "import requests\nfrom models import File\n"
        "def save(answer):\n    file = File(answer)\n"
        "    requests.get('https://x.atlassian.net/wiki' + file.url)\n"
    )
    (site,) = Analyzer().analyze(source, str(tmp_path / "app.py")).sites
    (message,) = (finding.message for finding in site.findings)
    assert message.startswith("/wiki/download/attachments (link read at models.py:3) returns 401 on Cloud; ")


def test_every_entry_has_a_sign_by_which_its_file_is_read():
    for path in paths():
        assert may_be_outside([Segment((word,)) for word in path.path.split("/")[1:]]), path


def test_every_link_of_answers_has_a_sign_by_which_its_file_is_read():
    links = [link for entry in load_outside() for link in entry.links]
    assert links
    for link in links:
        assert may_be_link(f"attachment.{link}"), link


def test_the_method_decides_between_entries():
    version = "/wiki/rest/experimental/content/{}/version/{}"
    assert said(outside(f"DELETE {version}"))["AAR405"].endswith("{id}/version/{versionNumber}")
    assert "/wiki/api/v2/pages/" in said(outside(f"GET {version}"))["AAR405"]


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.key)
def test_entry(path: OutsidePath):
    for replacement in path.replacements:
        operation = catalog().find(str(replacement))
        assert operation is not None, replacement
        assert operation.lifecycle == "current"
        parameters = parameters_of(operation)
        names = {pair.partition("=")[0] for pair in replacement.query.split("&") if pair}
        assert parameters is not None
        assert names <= {*parameters.query}
    call = site(method=path.method, url=path.path, outside=(path,))
    assert set(said(call)) == {"AAR405"}
    assert len(said(call)["AAR405"]) <= 180
