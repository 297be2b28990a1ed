"""Texts that can be part of an endpoint's URL, told by their words."""

import pytest

from appaccess_lint.catalog.endpoint_words import EndpointWords
from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.match import Matcher
from appaccess_lint.catalog.outside import load_outside

WORDS = EndpointWords(tuple(load_catalog([])), load_outside)


@pytest.mark.parametrize(
    "piece",
    [
        "content",
        "page",  # f"{kind}s"
        "/rest/api/space/",
        "{base}/content/%s/child",
        "/child/",
        "/rest/prototype/1/",
        "/download/attachments/",
        "/s%70ace",
        "viewpage.action",
        "{}/content/{}/v1/",
        "https://gateway.example.com/wikis/1.0/rest/api/space",
    ],
)
def test_may_name(piece: str) -> None:
    assert WORDS.may_name(piece)


@pytest.mark.parametrize(
    "piece",
    [
        "",
        "GET",
        "issue/",
        "/rest/api/2/issue",
        "rest/agile/1.0/board",
        "child",
        "v1/pages",
        "/2.0/users/{}/repos",
        "/2.0/repositories/{}/permissions/groups",
    ],
)
def test_names_nothing(piece: str) -> None:
    assert not WORDS.may_name(piece)


def test_each_documented_path_has_a_word() -> None:
    operations = tuple(load_catalog([]))
    assert Matcher(operations).endpoint_words.may_name("/issue") is False
    assert [o.path for o in operations if not WORDS.may_name(o.path.removeprefix("/wiki"))] == []
