"""`explain` of a client library's method: what each version makes of it."""

from __future__ import annotations

import json


def test_text(command):
    ran = command("explain", "get_page_by_id")
    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == """\
get_page_by_id

atlassian.Confluence (atlassian-python-api)
  3.41.16 to 4.0.7  GET /wiki/rest/api/content/{id}
  5.0.0 to 5.0.5    missing on Cloud (AttributeError); breaks on upgrade to 5

atlassian.ConfluenceV2 (atlassian-python-api)
  5.0.0 to 5.0.5    GET /wiki/api/v2/pages/{id}
"""
    )


def test_json(command):
    ran = command("explain", "--format", "json", "get_page_id", "AAR404")
    methods = json.loads(ran.out)["client_methods"]
    found = {(m["cls"], m["oldest"]): (m["operations"], m["missing"], m["breaks"]) for m in methods}
    assert found["atlassian.Confluence", "5.0.0"] == ([], True, True)
    assert found["atlassian.ConfluenceV2", "5.0.0"] == ([], True, False)
    assert found["atlassian.ConfluenceV2", "5.0.5"][1:] == (False, False)


def test_a_name_that_no_client_has(command):
    assert command("explain", "get_nothing_at_all").status == 2
    ran = command("explain", "get_page_by_idd")
    assert ran.status == 2
    assert 'no client method is "get_page_by_idd"; did you mean "get_page_by_id"?' in ran.err


def test_with_its_class(command):
    whole = command("explain", "get_page_by_id").out
    ran = command("explain", "Confluence.get_page_by_id()")
    assert (ran.status, ran.err) == (0, "")
    assert "atlassian.Confluence (" in ran.out
    assert "atlassian.ConfluenceV2" not in ran.out
    # the name of an object tells no class
    assert command("explain", "wiki.get_page_by_id").out.splitlines()[1:] == whole.splitlines()[1:]
