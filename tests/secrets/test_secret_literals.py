"""Secrets that only what stands around them tells: masked wherever a line of source is quoted."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from running import run

from appaccess_lint import analyze
from appaccess_lint.secrets.literals import SecretLiterals

URL = '"https://x.atlassian.net/wiki/rest/api/content/1"'
GET = f"requests.get({URL}"
S = "SEKRET7x"
# the parts of known forms are put together here, so that nobody's scanner takes these for real ones
LINES = [
    f'def f(token: str = "{S}"): {GET})',
    f"PASSWORD: str = '{S}'; {GET})",
    f'{GET}, p=(password := "{S}"))',
    f'{GET}, token="""{S}""")',
    f"{GET}, token='''a\n{S}\n''')",
    f'{GET}, token="abc" "{S}")',
    f'{GET}, password="ab\\"{S}")',
    f'{GET}, token=("{S}" if a else "{S}"))',
    f'{GET}, token=str("{S}"))',
    f'{GET}, token=b"{S}".decode())',
    f'{GET}, token=["{S}", "{S}"][0])',
    f'{GET}, token="".join(["{S}", "{S}"]))',
    f'{GET}, token=a + "{S}" + b)',
    f'{GET}, x=os.environ["API_TOKEN"] or "{S}")',
    f'{GET}, x=os.getenv("API_TOKEN", default="{S}"))',
    f'{GET}, x=os.environ.get("API_TOKEN", "{S}"))',
    f'{GET}, x=cfg.get("secret") or "{S}")',
    f'os.environ["API_TOKEN"] = "{S}"; {GET})',
    f'os.environ.setdefault("API_TOKEN", "{S}"); {GET})',
    f'd["password"] = d["x"] = "{S}"; {GET})',
    f'user, password = "bob", "{S}"; {GET})',
    f'(user, password) = ("bob", "{S}"); {GET})',
    f'user, password = ("bob", "{S}"); {GET})',
    f'if "{S}" == self.token: {GET})',
    f'if "{S}" != os.environ["TOKEN"]: {GET})',
    f'session.auth = "bob", "{S}"; {GET})',
    f'API_TOKENS = ["{S}", "{S}"]; {GET})',
    f'contraseña = "{S}"; {GET})',
    f'pswd = "{S}"; {GET})',
    f'{GET}, proxies={{"https": "http://%s:%s@proxy" % ("bob", "{S}")}})',
    f'{GET}, proxies={{"https": "http://bob:%s@proxy" % "{S}"}})',
    f'{GET}, proxies={{"https": "http://{{}}:{{}}@proxy".format("bob", "{S}")}})',
    f'{GET}, proxies={{"https": "http://{{u}}:{{p}}@proxy".format(u="bob", p="{S}")}})',
    f"{GET}, proxies={{'https': f'http://bob:{{\"{S}\"}}@proxy'}})",
    f"{GET}, proxies={{'https': f'http://{{user}}:{{\"{S}\"}}@proxy'}})",
    f'{GET}, proxies={{"https": "http://bob:{S}" + "@proxy"}})',
    f'{GET}, proxies={{"https": "http://bob:" + quote("{S}") + "@" + proxy}})',
    f'{GET}, proxies={{"https": "http://" + "bob" + ":" + "{S}" + "@proxy"}})',
    f'{GET}, params="os_password={S}&x=1")',
    f'{GET}, data="password={S}")',
    f'{GET}, x="?pass={S}&pw={S}&api%5Fkey={S}")',
    f"{GET}, x=\"curl -su 'bob:{S}' https://example.com\")",
    f'{GET}, x="http -a bob:{S} https://example.com")',
    f'{GET}, x=["curl", "-sSu", "bob:{S}"])',
    f'self.api_token = self.x = "{S}"; {GET})',
    f'token += "{S}"; {GET})',
    f'if token == "{S}": {GET})',
    f'lambda password="{S}": {GET})',
    f'{GET}, auth=["bob", "{S}"])',
    f'{GET}, auth=(f"{{user}}", "{S}"))',
    f'{GET}, auth=(f"{{user}}", f"{S}{{x}}"))',
    f'{GET}, auth=(os.environ.get("U", "bob"), "{S}"))',
    f'{GET}, auth=tuple(["bob", "{S}"]))',
    f'{GET}, auth="{S}")',
    f'{GET}, auth=HTTPBasicAuth("bob", "{S}"))',
    f'{GET}, auth=HTTPDigestAuth("bob", "{S}"))',
    f'{GET}, auth=HTTPBasicAuth(username="bob", password="{S}"))',
    f'{GET}, auth=BearerAuth("{S}"))',
    f'{GET}, auth=aiohttp.BasicAuth(\n  "bob",\n  "{S}",\n))',
    f'session.auth = ("bob", "{S}"); {GET})',
    f'{{"auth": ("bob", "{S}")}}; {GET})',
    f'{GET}, headers={{"Authorization": "Bearer {{}}".format("{S}")}})',
    f'{GET}, headers={{"Authorization": "Basic %s" % "{S}"}})',
    f'{GET}, headers={{"Authorization": "Basic %s:%s" % ("bob", "{S}")}})',
    f'{GET}, headers={{"Authorization": "Bearer " + "{S}"}})',
    f'{GET}, headers={{"Authorization": f"Bearer {{\'{S}\'}}"}})',
    f'{GET}, headers={{"Authorization": f"Bearer {S}{{x}}"}})',
    f'{GET}, headers={{"X-Api-Key": "{S}", "Cookie": "a={S}"}})',
    f'{GET}, headers=[("X-Auth-Token", "{S}")])',
    f'{GET}, x="Bearer {{}}".format("{S}"))',
    f'{GET}, cookies={{"JSESSIONID": "{S}", "cloud.session.token": "{S}"}})',
    f'{GET}, cookies=dict(session_id="{S}"))',
    f'{GET}, k="AK" "IA" + "x", q="AK{"IAIOSFODNN7"}SEKRETAB")'.replace("AB", "7X"),
    f'{GET}, k="gh{"p_"}{S}abcdefghijklmnopqrstuv123")',
    f'{GET}, k="github_{"pat_"}{S}abcdefghijklmn")',
    f'{GET}, k="xo{"xb-"}1234567890-{S}abcdefghij")',
    f'{GET}, k="gl{"pat-"}{S}abcdefghij")',
    f'{GET}, k="AT{"ATT3x"}{S}abcdefghijklmnop")',
    f'{GET}, k="sk_{"live_"}{S}abcdef")',
    f'{GET}, k="AI{"zaSy"}{S}abcdefghijklmnopqrst")',
    f'{GET}, cert="-----BE{"GIN PRIVATE KEY"}-----\\nMIIEv{S}\\n-----E{"ND PRIVATE KEY"}-----")',
    f'{GET}, cert="""-----BE{"GIN RSA PRIVATE KEY"}-----\nMIIEv{S}\n-----E{"ND RSA PRIVATE KEY"}-----""")',
    f'{GET}, hook="https://hooks.sl{"ack.com"}/services/T000/B000/{S}xyz")',
    f'{GET}, bearer="{S}", pw="{S}", authKey="{S}", apikey="{S}", passwd="{S}", pwd="{S}", sid="{S}")',
    f'{GET}, credential="{S}", private_key="{S}", client_secret="{S}", passphrase="{S}", pat="{S}")',
    f"{GET})  # password: {S}",
    f"{GET})  # the api key is {S}",
    f"{GET})  # token={S}, ask bob",
    f'{GET}, x="curl -u bob:{S} https://host")',
    f'{GET}, x=["curl", "-u", "bob:{S}"])',
    f'{GET}, x="login with password={S}")',
    f'{GET}, x=\'{{"password": "{S}"}}\')',
    f'Confluence("https://x.atlassian.net", "bob", "{S}"); {GET})',
    f'Confluence(URL, "bob", "{S}", cloud=True); {GET})',
    f'client.login("bob", "{S}"); {GET})',
    f'keyring.set_password("app", "bob", "{S}"); {GET})',
    f'x = SecretStr("{S}"); {GET})',
    f'parser.add_argument("--password", default="{S}"); {GET})',
    f'token: Final[str] = "{S}"; {GET})',
    f'pair = {{"username": "bob",\n"password":\n"{S}"}}; {GET})',
    f"requests.get(f'https://x.atlassian.net/wiki/rest/api/content/1?os_password={{\"{S}\"}}')",
    f'requests.get("https://bob:{S}@x.atlassian.net/wiki/rest/api/content/1")',
]
# what ordinary code has is shown as it is
PLAIN = [
    f'{GET}, headers={{"Accept": "application/json"}}, params={{"expand": "body.storage", "limit": "25"}})',
    f"{GET}, auth=(user, token))",
    f'{GET}, auth=HTTPBasicAuth(user, os.environ["API_TOKEN"]))',
    f'{GET}, token=os.environ["CONFLUENCE_API_TOKEN"])',
    f'{GET}, headers={{"Authorization": f"Bearer {{token}}"}})',
    f'{GET}, headers={{"Authorization": "Bearer {{}}".format(token)}})',
    f"{GET})  # Basic authentication with the token of the user",
    f'if token: {GET}, params={{"type": "page"}})',
    'token = session.get("/rest/api/content/1", params={"expand": "version"})["x"]'[:52],
    f'x = Confluence(url="https://x.atlassian.net", username=user, password=password); {GET})',
    f'{GET}, json={{"type": "page", "title": "My page", "space": {{"key": "TEST"}}}})',
    f'logging.info("Got %s pages", n); {GET}, max_tokens=4096)',
    f'{GET}, params=dict(token_type="user", auth_url="https://x/y", key="my-property"))',
    f'{GET}, proxies={{"https": "http://localhost:" + "8080" + "/x"}})',
    f'{GET}, x="http://" + host + ":" + port + "/wiki/rest/api/content/1")',
    f'{GET}, x=f"http://{{host}}:{{port}}/wiki/rest/api/content/{{i}}?x=@{{y}}")',
    f'{GET}, x="https://{{}}/wiki/{{}}@{{}}".format("a", "rest", "c"))',
    f'if "page" == kind and token: {GET}, x="GET")',
    f'url, token = get("https://x/y", "z"); {GET})',
    f'{GET}, x="me" + "@" + "example.com")',
    "r = f\"{base}/wiki/rest/api/content/{page_id}?expand={','.join(x)}\"",
]


def shown(source: str) -> str:
    secrets = SecretLiterals(source.split("\n"))
    return secrets.shown(0, len(source), "***")


@pytest.mark.parametrize("line", LINES)
def test_a_secret_is_masked(line: str) -> None:
    assert "SEKRET" in line
    # by any way: in code that is read, and in what is kept of it
    from appaccess_lint.secrets.masking import masked

    assert "SEKRET" not in masked(shown(f"import requests\n{line}\n"))
    assert "SEKRET" not in repr(analyze(f"import requests\n{line}\n", "app.py"))


@pytest.mark.parametrize("line", PLAIN)
def test_ordinary_lines_stay(line: str) -> None:
    from appaccess_lint.secrets.masking import masked

    assert masked(shown(line)) == line


def test_a_multi_line_literal_of_which_the_quoted_line_has_only_the_value() -> None:
    source = f'headers = {{\n  "Authorization":\n    "{S}"\n}}\n'
    secrets = SecretLiterals(source.split("\n"))
    assert secrets.shown(secrets.at(3, 0), secrets.at(4, -1), "***") == '    "***"'
    assert secrets.shown(secrets.at(3, 8), secrets.at(4, -1), "***") == '***"'


@pytest.mark.parametrize("source", ["'", '"""a', "f'{", "f'{a!r:{b", ")))", "b'\\", "f'{a'", "€'", "a'b'c'"])
def test_what_is_not_whole_is_read_to_its_end(source: str) -> None:
    assert shown(source) == source


FORMATS = ("text", "full", "json", "sarif", "github", "gitlab", "junit")


def test_no_format_has_one(tmp_path: Path) -> None:
    for number, line in enumerate(LINES):
        (tmp_path / f"a{number}.py").write_text(f"import requests\n{line}\n", encoding="utf-8")
    files = [f"--output={name}=out.{name}" for name in FORMATS]
    for words in (
        ["check", *files, "."],
        ["check", "--baseline", "known.json", "--update-baseline", "--cache-dir", "kept", "."],
        ["inventory", "--explain", "--output-file", "listed", "."],
        ["inventory", "--format", "json", "--output-file", "listed.json", "."],
        *(
            ["report", "--format", name, "--output-file", f"r.{name}", "."]
            for name in ("html", "markdown", "csv")
        ),
    ):
        ran = run(words[0], "-q", "-j1", *words[1:], cwd=tmp_path)
        assert ran.status in {0, 1, 2}, ran.err
        assert "SEKRET" not in ran.out + ran.err
    written = [file for file in tmp_path.rglob("*") if file.is_file() and file.suffix != ".py"]
    assert len(written) > 10
    assert [file.name for file in written if "SEKRET" in file.read_text(encoding="utf-8")] == []
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["findings"]


def test_a_statement_that_was_read_before_may_go_on_in_another_source() -> None:
    cut = "post(\n    url"
    assert SecretLiterals(cut.split("\n")).within(0, 100) == []
    longer = f'{cut}, token="{S}")\nurl'
    assert SecretLiterals(longer.split("\n")).within(0, 100) == [S]


def test_reading_from_where_functions_begin_finds_the_same_secrets() -> None:
    functions = [
        f'@route("/x", token="{S}")\ndef f{number}(url="x", password="{S}"):\n'
        f'    """A text.\n\n    class {S}:\n    """\n'
        f'    {line}\n\n    class Inner:\n        {line}\n\ndef g{number}(): return "{S}"\n'
        for number, line in enumerate(LINES[:12])
    ]
    lines = "\n".join(functions).split("\n")
    whole = SecretLiterals(lines)
    bodies = [
        (node.body[0].lineno, node.body[0].col_offset + 1)
        for node in ast.walk(ast.parse(whole.source))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    ]
    parted = SecretLiterals(lines, bodies)
    for start in range(0, len(whole.source), 7):
        for length in (1, 30, 400):
            assert parted.within(start, start + length) == whole.within(start, start + length)
    assert whole.within(0, len(whole.source))
