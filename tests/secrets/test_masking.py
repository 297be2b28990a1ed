"""No secret of the analysed source gets into any output."""

from __future__ import annotations

import re
from pathlib import Path
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import run

from appaccess_lint import analyze
from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.secrets.masking import masked

SECRET = "hunter2hunter2"
LONG = "aB3dE9fGhI2kLmN0pQrS7tUv"
SITE = "https://x.atlassian.net/wiki/rest/api"
# each line has a secret in one place; KEPT is one
PLACES = {
    "a parameter": f'requests.get("{SITE}/nonsense?expand=x&os_token={SECRET}")',
    "a fragment": f'requests.get("{SITE}/nonsense#access_token={SECRET}")',
    "an encoded parameter": f'requests.get("{SITE}/nonsense?a=b%26token%3D{SECRET}&token%3D{SECRET}")',
    "before the host": f'requests.get("https://me:{SECRET}@x.atlassian.net/wiki/rest/api/nonsense")',
    "alone before the host": f'requests.get("HTTPS://{SECRET}@x.atlassian.net/wiki/rest/api/nonsense")',
    "before a host without a scheme": f'requests.get("me:{SECRET}@x.atlassian.net/wiki/rest/api/nonsense")',
    "a literal of its own before the host": (
        f'requests.get("https://" + "me:{SECRET}" + "@x.atlassian.net/wiki/rest/api/nonsense")'
    ),
    "a literal of its own": f'requests.get(BASE + "/nonsense?" + "token=" + "{SECRET}")',
    "a value that is filled in": f'requests.get(BASE + "/nonsense?token=%s" % "{SECRET}")',
    "a literal in an f-string": f"requests.get(f\"{{BASE}}/nonsense?token={{'{SECRET}'}}\")",
    "a constant": 'requests.get(f"{BASE}/nonsense?token={KEPT}")',
    "a constant before the host": 'requests.get(f"https://me:{KEPT}@x.atlassian.net/wiki/rest/api/nonsense")',
    "Bearer": f'requests.get(BASE + "/nonsense", headers={{"Authorization": "Bearer {SECRET}"}})',
    "Bearer without a digit": 'requests.get(BASE + "/nonsense", headers={"X-Auth": "Bearer huntertwo"})',
    "Basic": f'requests.get(BASE + "/nonsense", headers={{"Authorization": "Basic {SECRET}=="}})',
    "a header of its own": f'requests.get(BASE + "/nonsense", headers={{"X-Api-Key": "{SECRET}"}})',
    "a header without a scheme": f'requests.get(BASE + "/nonsense", headers={{"Authorization": "{SECRET}"}})',
    "a cookie": f'requests.get(BASE + "/nonsense", headers={{"Cookie": "a=b; session.token={SECRET}"}})',
    "cookies": f'requests.get(BASE + "/nonsense", cookies={{"JSESSIONID": "{SECRET}"}})',
    "auth": f'requests.get(BASE + "/nonsense", auth=("me", "{SECRET}"))',
    "an object for auth": f'requests.get(BASE + "/nonsense", auth=HTTPBasicAuth(\'me\', "{SECRET}"))',
    "params": f'requests.get(BASE + "/nonsense", params={{"token": "{SECRET}"}})',
    "pairs of params": f'requests.get(BASE + "/nonsense", params=[("token", "{SECRET}")])',
    "a client's password": f'Confluence(BASE, "me", password="{SECRET}").get_page_by_id("nonsense")',
    "another statement": f'requests.get(BASE + "/nonsense"); os.environ["API_TOKEN"] = "{SECRET}"',
    "a default": f'requests.get(BASE + "/nonsense" + os.getenv("TOKEN", "{SECRET}"))',
    "a segment behind a token's name": f'requests.get(BASE + "/nonsense/token/{SECRET}/a")',
    "a segment that looks drawn by lot": f'requests.get(BASE + "/nonsense/{LONG}")',
    "a key": f'requests.get(BASE + "/nonsense?key=ab-{LONG}&a=b")',
    "a comment": f'requests.get(BASE + "/nonsense")  # password = "{SECRET}"',
}
SOURCE = f"""\
import os, requests
from atlassian import Confluence

BASE = "{SITE}"
KEPT = "{SECRET}"
""" + "".join(f"{line}\n" for line in PLACES.values())
COMMANDS = [
    *(("check", "--format", form) for form in ("text", "full", "json", "sarif", "github", "gitlab", "junit")),
    *(("inventory", "--explain"), ("inventory", "--format", "json")),
    *(("report", "--format", form) for form in ("markdown", "html", "json", "csv")),
]


def printed_by(folder: Path, *words: str) -> str:
    """What the command prints."""
    ran = run(*words, "app.py", cwd=folder)
    assert ran.status in {0, 1}, ran.err
    return ran.out + ran.err


def leaking(text: str) -> bool:
    return any(secret in text for secret in (SECRET, LONG, "huntertwo"))


@pytest.fixture
def app(tmp_path: Path) -> Path:
    (tmp_path / "app.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_secret_in_any_output(app: Path, arguments: tuple[str, ...]) -> None:
    printed = printed_by(app, *arguments)
    assert "nonsense" in printed
    assert [line for line in printed.splitlines() if leaking(line)] == []


@pytest.mark.parametrize("name", PLACES)
def test_no_secret_of_any_place(name: str) -> None:
    """The same by places, so that a failure names one."""
    line = PLACES[name]
    assert not leaking(masked(line))
    sites = analyze(f'BASE = "{SITE}"\nKEPT = "{SECRET}"\nimport requests\n{line}\n', "app.py")
    assert sites or "Confluence(" in line
    assert [site for site in sites if leaking(repr(site))] == []


def test_no_secret_in_what_is_kept(app: Path) -> None:
    printed_by(app, "check", "--baseline", "baseline.json", "--update-baseline", "--cache-dir", "kept")
    written = [file for file in (app / "baseline.json", *(app / "kept").rglob("*.json")) if file.is_file()]
    assert len(written) == 2
    for file in written:
        text = file.read_text(encoding="utf-8")
        assert "nonsense" in text
        assert not leaking(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://me:pw@host/a", "https://***@host/a"),
        ("https://{}:{}@host/a", "https://{}:{}@host/a"),
        ("https://%s:%s@host/a", "https://%s:%s@host/a"),
        ("https://host/a@b", "https://host/a@b"),
        ("/a?token={}&x=1", "/a?token={}&x=1"),
        ("/a?x=1&access_token=abc#z", "/a?x=1&access_token=***#z"),
        ("/a?cursor=abc&limit=5", "/a?cursor=abc&limit=5"),
        ("Authorization: Bearer abcdefgh12345678", "Authorization: Bearer ***"),
        ("ATATT3xFfGF0abcdefghijklmnop=12", "***"),
        ("# Basic authentication", "# Basic authentication"),
        ("a basic example of text", "a basic example of text"),
        ("me:pw@x.example.com/a", "***@x.example.com/a"),
        ("mailto:me@example.com", "mailto:me@example.com"),
        ("get(token=token, url=f'{a}')", "get(token=token, url=f'{a}')"),
        ("get(token=f'{a}', password='%s' % b)", "get(token=f'{a}', password='%s' % b)"),
        ("token_url = 'https://host/a'", "token_url = 'https://host/a'"),
        ('base + "?token=" + value + "&a=b"', 'base + "?token=" + value + "&a=b"'),
        ('password="a\'b"', 'password="***\'b"'),
        ("/auth/token/refresh", "/auth/token/refresh"),
        ("/auth/token/v2/users", "/auth/token/v2/users"),
        ("/etc/secrets/values2.yaml", "/etc/secrets/values2.yaml"),
        ("/a/content/1/property?key=my-property-2", "/a/content/1/property?key=my-property-2"),
        ("/oauth?code=DE&key={}", "/oauth?code=DE&key={}"),
        ("/login?code=4/0AX4XfWhabcdef123456&state=x", "/login?code=***&state=x"),
        ("get_all_pages_from_space_as_generator2()", "get_all_pages_from_space_as_generator2()"),
        ("confluenceRestApiV1ToV2Migration", "confluenceRestApiV1ToV2Migration"),
        ("x = [1, 2]  # session: two", "x = [1, 2]  # session: two"),
    ],
)
def test_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


letters, numerals = st.sampled_from(ascii_letters), st.sampled_from(digits)
keys = st.lists(letters | numerals | st.sampled_from("-_"), min_size=14, max_size=60).map("".join)
made = st.builds("{}{}{}".format, letters, numerals, keys)
"""What somebody else's program made: long, with letters and digits."""


@given(
    made,
    st.sampled_from(
        ["?key=", "?a=b&code=", "&token=", "?sig=", "#access_token=", "/token/", "/api-key/", "/x_secret/"]
    ),
    st.sampled_from(["", "/pages", "?limit=25", '")']),
)
def test_what_is_made_is_masked_behind_its_name(secret: str, before: str, after: str) -> None:
    if "/" not in before and after in {"/pages", "?limit=25"}:
        after = "&limit=25"
    assert masked(f"{SITE}{before}{secret}{after}") == f"{SITE}{before}***{after}"


@given(made, made, made, st.sampled_from(["/a/{}/b", "?next={}", "Authorization: {}", "x = '{}'"]))
def test_a_web_token_is_masked_anywhere(header: str, body: str, signature: str, place: str) -> None:
    assert masked(place.format(f"eyJ{header}.{body}.{signature}")) == place.format("***")


ids = st.one_of(
    st.integers(1, 10**18).map(str),
    st.from_regex(r"~?[A-Z]{2,10}[0-9]{0,4}", fullmatch=True),
    st.from_regex(r"[a-z]{2,12}(-[a-z0-9]{1,12}){0,4}", fullmatch=True),
    st.from_regex(r"[a-z]{2,12}([A-Z][a-z]{3,12}){0,4}[0-9]{0,2}", fullmatch=True),
    st.from_regex(r"att[0-9]{6,12}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{24}|[0-9a-f]{32}|[0-9]{6}:[0-9a-f]{8}-[0-9a-f]{12}", fullmatch=True),
    st.uuids().map(str),
    st.just("{}"),
)
QUERIES = (
    "",
    "?expand=body.storage,version,metadata.properties.2&limit=25",
    "?spaceKey={}&key=my-property-2",
)
TEMPLATES = sorted({operation.path for operation in load_catalog()})


@given(st.data(), st.sampled_from(TEMPLATES), st.sampled_from(QUERIES))
def test_no_documented_path_is_masked(data: st.DataObject, template: str, query: str) -> None:
    """Whatever its variables are: pages, spaces, users, clouds, properties."""
    path = re.sub(r"\{[^{}]+\}", lambda _: data.draw(ids), template)
    for url in (
        f"https://x.atlassian.net{path}{query}",
        f"https://api.atlassian.com/ex/confluence/{{}}{path}",
    ):
        assert masked(url) == url
