"""What AAR404 says of methods that the client's version in use lacks or sends outside the REST API."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer, Settings
from appaccess_lint.model import CallSite

PACKAGE = "atlassian-python-api"
SITE = 'Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)'

ALONE = "/nowhere/app.py"
"""A file without a project around it."""


def sites(call: str, version: str = "", made: str = SITE, path: str = ALONE) -> list[CallSite]:
    imported = "import os\nfrom atlassian import Confluence, ConfluenceCloud, ConfluenceV2\n"
    source = f"{imported}wiki = {made}\nwiki.{call}\n"
    settings = Settings(client_versions=((PACKAGE, version),) if version else ())
    return list(Analyzer(settings).analyze(source, path).sites)


def messages(call: str, version: str = "", made: str = SITE, path: str = ALONE) -> list[str]:
    found = sites(call, version, made, path)
    return [f.message for site in found for f in site.findings if f.code == "AAR404"]


def test_the_requirement_is_named_once_in_a_file():
    calls = 'get_page_by_id("1")\nwiki.get_page_as_word("1")\nwiki.get_all_spaces()\nwiki.get_page_by_id("2")'
    first, *others = messages(calls)
    assert first.endswith('; pin <5 or use get("api/v2/pages/{id}")')
    assert [text.partition("; ")[2] for text in others] == [
        "with <5, it requests /wiki/exportword, which is undocumented",
        'use get("api/v2/spaces")',
        'use get("api/v2/pages/{id}")',
    ]


def test_a_finding_that_does_not_name_the_requirement_leaves_it_to_the_next():
    moved, got = messages('move_page("ENG", "12", "13")\nwiki.get_page_by_id("1")')
    assert "pin" not in moved
    assert got.endswith('; pin <5 or use get("api/v2/pages/{id}")')


@pytest.mark.parametrize(
    ("call", "version", "message"),
    [
        (
            'get_page_by_id("12")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no get_page_by_id on Cloud; "
            'pin <5 or use get("api/v2/pages/{id}")',
        ),
        (
            'get_page_by_id("12")',
            "",
            "atlassian-python-api 5.0.5 has no get_page_by_id on Cloud; "
            'pin <5 or use get("api/v2/pages/{id}")',
        ),
        (
            'get_space_permissions("ENG")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no get_space_permissions on Cloud; pin <5 or use "
            'get("api/v2/spaces/{id}/permissions") and get("api/v2/spaces?keys={spaceKey}") for id',
        ),
        (  # the space that it reads first isn't the export
            'get_space_export("ENG", "html")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no get_space_export on Cloud; "
            "with <5, it requests doexportspace.action, which is undocumented",
        ),
        (  # only the class of v2 has it, to which cloud=True doesn't lead
            "get_pages()",
            "5.0.5",
            'atlassian-python-api 5.0.5 has no get_pages on Cloud; use get("api/v2/pages")',
        ),
        (
            "get_all_spaces()",
            "5.0.0",
            "get_all_spaces requests /wiki/spaces in atlassian-python-api 5.0.0; "
            'pin <5 or use get("api/v2/spaces")',
        ),
        (
            'attach_file("a.png", page_id="12")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no attach_file on Cloud; "
            'pin <5 or use put("rest/api/content/{id}/child/attachment")',
        ),
        (
            'update_or_create("12", "title", "body")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no update_or_create on Cloud; "
            'pin <5 or use put("api/v2/pages/{id}") or post("api/v2/pages")',
        ),
        (
            'get_space("ENG")',
            "5.0.5",
            "get_space requests /wiki/spaces/{space_id} in atlassian-python-api 5.0.5; "
            'pin <5 or use get("api/v2/spaces?keys={spaceKey}")',
        ),
        (
            'get_page_by_title("ENG", "t")',
            "5.0.5",
            "get_page_by_title requests /wiki/content in atlassian-python-api 5.0.5; pin <5 or use "
            'get("api/v2/pages") and get("api/v2/spaces?keys={spaceKey}") for space-id',
        ),
        (
            'create_page("ENG", "t", "b")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no create_page on Cloud; pin <5 or use "
            'post("api/v2/pages") and get("api/v2/spaces?keys={space.key}") for spaceId',
        ),
        (  # it reads before it writes
            'update_page("12", "title", "body")',
            "5.0.5",
            'atlassian-python-api 5.0.5 has no update_page on Cloud; pin <5 or use put("api/v2/pages/{id}")',
        ),
        (  # older versions send it to a .action page
            'move_page("ENG", "12", "13")',
            "5.0.5",
            "atlassian-python-api 5.0.5 has no move_page on Cloud; "
            'use put("rest/api/content/{pageId}/move/{position}/{targetId}")',
        ),
        (
            "cql('type=page')",
            "5.0.0",
            'atlassian-python-api 5.0.0 has no cql on Cloud; pin <5 or use get("rest/api/search")',
        ),
        (
            "get_trashed_contents_by_space('ENG')",
            "3.41.14",
            "atlassian-python-api 3.41.14 has no get_trashed_contents_by_space on Cloud",
        ),
        (  # no version of it is answered: an older one is no way out
            "download_attachments_from_page('12')",
            "5.0.5",
            "atlassian-python-api 5.0.5 has no download_attachments_from_page on Cloud; "
            'use get("rest/api/content/{id}/child/attachment/{attachmentId}/download")',
        ),
        (
            "remove_space_permission('ENG', 'u', 'p')",
            "5.0.5",
            "atlassian-python-api 5.0.5 has no remove_space_permission on Cloud; "
            'use delete("rest/api/space/{spaceKey}/permission/{id}")',
        ),
        (  # Cloud has no users by name, in no version
            "get_user_details_by_username('bob')",
            "5.0.5",
            "atlassian-python-api 5.0.5 has no get_user_details_by_username on Cloud; "
            'use get("rest/api/user") with accountId',
        ),
        (
            "change_user_password('u', 'p')",
            "5.0.5",
            "atlassian-python-api 5.0.5 has no change_user_password on Cloud; "
            "with <5, it requests JSON-RPC, which returns 404 on Cloud",
        ),
    ],
)
def test_a_call_that_the_version_in_use_breaks(call: str, version: str, message: str) -> None:
    (found,) = messages(call, version)
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("call", "version"),
    [
        ('get_page_by_id("12")', "3.41.16"),
        ('get_page_by_id("12")', "4.0.7"),
        ("get_all_spaces()", "4.0.7"),
        ("get_groups()", "5.0.5"),
        ('get("rest/api/content/12")', "5.0.5"),
        # outside the REST API in every version: AAR405 says that
        ('export_page("12")', "5.0.5"),
    ],
)
def test_nothing_to_say_of_a_call_that_works_as_before(call: str, version: str) -> None:
    assert sites(call, version)
    assert not messages(call, version)


@pytest.mark.parametrize(
    "made",
    [
        'Confluence(url="https://api.atlassian.com/ex/confluence/1", token="t")',
        "Confluence(url=f\"https://api.atlassian.com/ex/confluence/{os.environ['ID']}\", token='t')",
        'Confluence(url=os.environ["URL"], oauth2={"token": {}})',
        'Confluence(url="https://acme.atlassian.net/wiki", api_version=2)',
        'ConfluenceV2("https://acme.atlassian.net")',
        'Confluence(url="https://wiki.example.com", token="t")',
        'Confluence(url=os.environ["URL"], token="t", cloud=False)',
    ],
)
def test_other_classes_than_that_of_a_site_have_the_method(made: str) -> None:
    assert sites('get_page_by_id("12")', "", made)
    assert not messages('get_page_by_id("12")', "", made)


@pytest.mark.parametrize(
    ("made", "call", "message"),
    [
        (
            'ConfluenceCloud(url="https://acme.atlassian.net/wiki", username="u", password="t")',
            'get_page_by_id("12")',
            'atlassian-python-api 5.0.5 has no get_page_by_id on Cloud; use get("api/v2/pages/{id}")',
        ),
        (
            'ConfluenceCloud("https://acme.atlassian.net/wiki")',
            "get_all_spaces()",
            'get_all_spaces requests /wiki/spaces in atlassian-python-api 5.0.5; use get("api/v2/spaces")',
        ),
        (
            'ConfluenceV2("https://acme.atlassian.net")',
            'attach_file("a.png", page_id="12")',
            "atlassian-python-api 5.0.5 has no attach_file on Cloud; "
            'use put("rest/api/content/{id}/child/attachment")',
        ),
    ],
)
def test_classes_of_version_5_are_held_against_the_client_of_older_versions(
    made: str, call: str, message: str
) -> None:
    assert messages(call, "", made) == [message]


BARE = 'Confluence(url="https://acme.atlassian.net", username="u", password="t", cloud=True)'
END = "in atlassian-python-api 5.0.5; end the client's URL with /wiki"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            'get_page_by_id("12")',
            "atlassian-python-api 5.0.5 has no get_page_by_id on Cloud; "
            'pin <5 or use get("wiki/api/v2/pages/{id}")',
        ),
        (
            'update_or_create("12", "title", "body")',
            "atlassian-python-api 5.0.5 has no update_or_create on Cloud; "
            'pin <5 or use put("wiki/api/v2/pages/{id}") or post("wiki/api/v2/pages")',
        ),
        (
            'get("api/v2/pages/12")',
            f"get requests /api/v2/pages/12 {END}",
        ),
        (
            'post("/rest/api/content/12/label", data=[])',
            f"post requests /rest/api/content/12/label {END}",
        ),
    ],
)
def test_version_5_adds_no_wiki_to_the_address(call: str, message: str) -> None:
    assert messages(call, "", BARE) == [message]


@pytest.mark.parametrize(
    ("call", "version", "made"),
    [
        ('get("api/v2/pages/12")', "", SITE),
        ('get("api/v2/pages/12")', "", 'Confluence(url=os.environ["URL"], username="u", password="t")'),
        ('get("api/v2/pages/12")', "4.0.7", BARE),
        ('get("wiki/api/v2/pages/12")', "", BARE),
        ('get("api/v2/pages/12")', "", 'ConfluenceV2("https://acme.atlassian.net")'),
    ],
)
def test_addresses_to_which_nothing_is_missing(call: str, version: str, made: str) -> None:
    (site,) = sites(call, version, made)
    assert [operation.key for operation in site.operations] == ["GET /wiki/api/v2/pages/{id}"]
    assert not {f.code for f in site.findings} & {"AAR401", "AAR404"}


@pytest.mark.parametrize(
    "made",
    [
        'ConfluenceV2("https://acme.atlassian.net")',
        'Confluence(url="https://acme.atlassian.net", api_version=2)',
        'Confluence(url="https://api.atlassian.com/ex/confluence/1", token="t")',
    ],
)
def test_methods_of_v2_on_objects_of_its_class(made: str) -> None:
    (site,) = sites("get_pages()", "5.0.5", made)
    assert [operation.key for operation in site.operations] == ["GET /wiki/api/v2/pages"]
    assert "AAR404" not in {f.code for f in site.findings}


@pytest.mark.parametrize("made", ['Confluence(url="https://confluence.example.com")', "Api()"])
def test_methods_of_v2_elsewhere_are_no_calls(made: str) -> None:
    own = "class Api(Confluence):\n    def get_pages(self):\n        return []\n"
    source = f"from atlassian import Confluence\n{own}{made}.get_pages()\n"
    settings = Settings(client_versions=((PACKAGE, "5.0.5"),))
    assert not Analyzer(settings).analyze(source, "app.py").sites


@pytest.mark.parametrize("call", ["no_method_of_any_version()", "get_page_by_id"])
def test_a_name_that_no_version_has_is_no_call(call: str) -> None:
    assert not sites(call, "", 'ConfluenceCloud("https://acme.atlassian.net/wiki")')


GUARDED = {
    "if hasattr": """\
if hasattr(wiki, "get_page_by_id"):
    wiki.get_page_by_id("12")
""",
    "an early return": """\
if not hasattr(wiki, "get_page_by_id"):
    return wiki.get("api/v2/pages/12")
return wiki.get_page_by_id("12")
""",
    "a conditional expression": """\
return wiki.get_page_by_id("12") if hasattr(wiki, "get_page_by_id") else None
""",
    "getattr with a default": """\
method = getattr(wiki, "get_page_by_id", None)
return method("12") if method else None
""",
    "callable": """\
if callable(getattr(wiki, "get_page_by_id", None)):
    return wiki.get_page_by_id("12")
""",
    "a handler": """\
try:
    return wiki.get_page_by_id("12")
except AttributeError:
    return None
""",
    "a handler of several": """\
try:
    with open("a") as file:
        return wiki.get_page_by_id(file.read())
except (KeyError, AttributeError) as error:
    raise SystemExit from error
""",
    "suppress": """\
with contextlib.suppress(AttributeError):
    return wiki.get_page_by_id("12")
""",
}
OTHER_GUARDS = {
    "another method": GUARDED["if hasattr"].replace('wiki, "get_page_by_id"', 'wiki, "get_all_spaces"'),
    "another error": GUARDED["a handler"].replace("AttributeError", "KeyError"),
    "any error": GUARDED["a handler"].replace("AttributeError", "Exception"),
    "in the handler itself": """\
try:
    return wiki.get("api/v2/pages/12")
except AttributeError:
    return wiki.get_page_by_id("12")
""",
    "getattr without a default": 'return getattr(wiki, "get_page_by_id")("12")\n',
}


def of_function(body: str) -> list[str]:
    source = f"import contextlib\nfrom atlassian import Confluence\nwiki = {SITE}\n\ndef read():\n"
    source += "".join(f"    {line}\n" for line in body.splitlines())
    found = Analyzer(Settings()).analyze(source, ALONE).sites
    assert any(site.client_method == "get_page_by_id" for site in found)
    return [f.message for site in found for f in site.findings if f.code == "AAR404"]


@pytest.mark.parametrize("body", GUARDED.values(), ids=GUARDED)
def test_code_that_handles_a_missing_method_is_left_alone(body: str) -> None:
    assert not of_function(body)


@pytest.mark.parametrize("body", OTHER_GUARDS.values(), ids=OTHER_GUARDS)
def test_what_handles_something_else_changes_nothing(body: str) -> None:
    assert of_function(body)


def test_a_guard_kept_on_the_object_covers_its_class() -> None:
    source = f"""
from atlassian import Confluence

class Wiki:
    def __init__(self):
        self.client = {SITE}
        self.is_old = hasattr(self.client, "get_page_by_id")

    def read(self):
        return self.client.get_page_by_id("12") if self.is_old else None

    def create(self):
        self.client.create_page("ENG", "t", "b")
"""
    found = Analyzer(Settings()).analyze(source, ALONE).sites
    assert [s.client_method for s in found if "AAR404" in {f.code for f in s.findings}] == ["create_page"]


@pytest.mark.parametrize(
    "made",
    [
        'Confluence(url=os.environ["URL"], username="u", password="t")',
        'Confluence(os.environ["URL"], cloud=os.environ.get("CLOUD"))',
        "Confluence(f\"https://{os.environ['SITE']}.atlassian.net/wiki\")",
    ],
)
def test_an_unknown_address_is_taken_for_a_sites(made: str) -> None:
    assert messages('get_page_by_id("12")', "", made)


@pytest.mark.parametrize(
    ("requirement", "breaks"),
    [
        (f"{PACKAGE}<5", False),
        (f"{PACKAGE}==3.41.*", False),
        (f"{PACKAGE}==3.41.14", False),
        (f"{PACKAGE}~=4.0", False),
        (PACKAGE, True),
        (f"{PACKAGE}>=3.41", True),
        (f"{PACKAGE}>=5", True),
        ("requests", True),
    ],
)
def test_the_requirement_of_the_project_decides(tmp_path: Path, requirement: str, breaks: bool) -> None:
    (tmp_path / "requirements.txt").write_text(requirement, encoding="utf-8")
    assert bool(messages('get_page_by_id("12")', path=str(tmp_path / "app.py"))) is breaks


@pytest.mark.parametrize(
    ("call", "version", "operation"),
    [
        ('get_page_by_id("12")', "", "GET /wiki/rest/api/content/{id}"),
        ('get_page_by_id("12")', "5.0.5", "GET /wiki/rest/api/content/{id}"),
        ("get_all_spaces()", "5.0.5", "GET /wiki/rest/api/space"),
        ("get_groups()", "5.0.0", "GET /wiki/rest/api/group"),
        ("get_groups()", "", "GET /wiki/rest/api/group"),
    ],
)
def test_operations_are_those_of_the_version_that_has_the_method(
    call: str, version: str, operation: str
) -> None:
    assert [[o.key for o in site.operations] for site in sites(call, version)] == [[operation]]


@pytest.mark.parametrize(
    ("version", "more", "operation"),
    [
        ("", "", "GET /wiki/rest/api/space"),
        ("4.0.7", "", "GET /wiki/rest/api/space"),
        ("5.0.5", "", "GET /wiki/api/v2/spaces"),
        ("", ", api_version=2", "GET /wiki/api/v2/spaces"),
    ],
)
def test_the_gateway_brings_code_for_version_4_to_another_class(
    version: str, more: str, operation: str
) -> None:
    made = f'Confluence(url="https://api.atlassian.com/ex/confluence/1", token="t"{more})'
    assert [[o.key for o in s.operations] for s in sites("get_all_spaces()", version, made)] == [[operation]]


@pytest.mark.parametrize(
    ("call", "lacking", "having"),
    [
        ('get_page_id("ENG", "Title")', "5.0.4", "5.0.5"),
        ('get_child_pages("12")', "5.0.4", "5.0.5"),
        ('get_page_versions("12")', "5.0.0", "5.0.1"),
    ],
)
def test_releases_of_version_5_differ(call: str, lacking: str, having: str) -> None:
    made = 'ConfluenceV2("https://acme.atlassian.net")'
    assert not messages(call, having, made)
    assert not messages(call, "", made)
    assert sites(call, lacking, made)
    (found,) = messages(call, lacking, made)
    assert found.endswith(f"require >={having}") or f"require >={having} or use" in found
