"""Which files are looked at: told from their text alone, and from the files beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.gate import may_concern


@pytest.mark.parametrize(
    "source",
    [
        "from atlassian import Confluence",
        'get("/rest/api/content/1")',
        'get("https://x.atlassian.net/wiki" + path)',
        'get("api/v2/pages")',
        'get(f"{base}/wiki/api/v2/pages")',
        'get(base + "/wiki/" + path)',
        'get(f"{base}/wiki/{path}")',
        'get(base + "/wiki/rest/" + path)',
        'BASE = "https://api.atlassian.com/ex/confluence/"',
        'api = url(site, "rest", "api", "content")',
        "pages = [*root, 'api', 'v2', 'pages']",
    ],
)
def test_let_in(source: str) -> None:
    assert may_concern(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "import requests\nrequests.get('https://example.com')",
        "jira.get('/rest/api/2/issue/A-1')",
        "jira.get('/rest/api/latest/search')",
        "bitbucket.get('/rest/api/1.0/projects')",
        'url(site, "rest", "api", "2", "issue") + "/" + key',
        "url('rest', 'api', 'latest')",
        'path("pages/", views.pages)',
        "# see https://en.wikipedia.org/wiki/Basic_access_authentication",
        "# see https://github.com/somebody/something/wiki/How-to-begin",
        "# see https://docs.microsoft.com/rest/api/compute/skus and https://learn.microsoft.com/en-us/rest/api/",
        "# see http://wiki.example.edu/wiki/index.php/Cubature",
    ],
)
def test_turned_away(source: str) -> None:
    assert not may_concern(source)


def test_the_folder_may_name_the_product() -> None:
    assert may_concern("x = 1", "/src/confluence_export/pages.py")


def test_a_short_path_counts_where_a_module_beside_it_has_a_sign(tmp_path: Path) -> None:
    source = 'client.call("/pages")'
    alone, beside = tmp_path / "alone", tmp_path / "beside"
    for folder in (alone, beside):
        folder.mkdir()
        (folder / "use.py").write_text(source, encoding="utf-8")
    (beside / "http.py").write_text('BASE = "https://x.atlassian.net/wiki"', encoding="utf-8")
    assert not may_concern(source, str(alone / "use.py"))
    assert may_concern(source, str(beside / "use.py"))
    assert not may_concern("x = 1", str(beside / "use.py"))


def test_a_client_asked_counts_where_a_module_beside_it_has_a_sign(tmp_path: Path) -> None:
    (tmp_path / "connection.py").write_text("from atlassian import Confluence", encoding="utf-8")
    use = str(tmp_path / "use.py")
    assert may_concern("c.get_page_by_id(1)", use)
    assert may_concern("c.cql(query)", use)
    assert may_concern("c.attach_file(name)", use)
    assert not may_concern("c.get_paged(1)", use)
    assert not may_concern("page.get_by_id(1)", use)


@pytest.mark.parametrize(
    ("call", "concerns"),
    [
        ("issues.get_comments(key)", False),
        ("self.get('issue/' + key + '/attachments')", False),
        ("wiki.get_page_by_id(1)", True),
        ("self.get('content/' + page)", True),
    ],
)
def test_module_of_another_product(tmp_path: Path, call: str, *, concerns: bool) -> None:
    (tmp_path / "jira").mkdir()
    (tmp_path / "jira" / "client.py").write_text("from atlassian import Confluence, Jira\n", encoding="utf-8")
    assert may_concern(call, str(tmp_path / "jira" / "issues.py")) is concerns


def test_what_other_products_have_counts_in_a_module_of_none(tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text("from atlassian import Confluence\n", encoding="utf-8")
    assert may_concern("client.get_comments(key)", str(tmp_path / "labels.py"))


SIGNED = {
    "api/client.py": """
class Api:
    root = "https://acme.atlassian.net/wiki/rest/api/"
    def get(self, path): return requests.get(self.root + path)
api = Api()
""",
    "api/__init__.py": "from .client import api",
    "api/paths.py": """
SPACES: str = "/wiki/rest/api/space"
ALL = [SPACES]
class Routes:
    PAGE = "/wiki/rest/api/content/{}"
def page(id): return f"/wiki/rest/api/content/{id}"
def site(): return os.environ.get("SITE") + "/wiki/rest/api/content"
def load(id): return requests.get(f"/wiki/rest/api/content/{id}")
def send(id): return requests.request("GET", f"/wiki/rest/api/content/{id}")
OTHER = 1
""",
    "api/shared.py": "from .client import api",
    "api/settings.py": "from .client import *",
}


def passes(folder: Path, source: str) -> bool:
    """Return whether *source*, a module of a package whose other folder has the signs, is looked at."""
    lay_out(folder / "app", SIGNED)
    use = folder / "app" / "commands" / "use.py"
    use.parent.mkdir()
    return may_concern(source, str(use))


@pytest.mark.parametrize(
    "imports",
    [
        "from ..api.client import api",
        "from app.api.client import api",
        "from app.api import api",
        "from app.api.settings import api",
        "import app.api.client",
    ],
)
def test_a_short_path_counts_where_an_imported_module_has_a_sign(tmp_path: Path, imports: str) -> None:
    assert passes(tmp_path, f'{imports}\napi.get("content/" + id)')


@pytest.mark.parametrize(
    "imports",
    [
        "from ..api.paths import SPACES",
        "from app.api.paths import (\n    OTHER,\n    SPACES as found,\n)",
        "from app.api.paths import ALL",
        "from ..api.paths import Routes",
        "from ..api.paths import page",
        "from ..api.paths import site",
        "from ..api import paths\nurl = paths.SPACES",
        "from api import paths\nurl = paths.SPACES",
    ],
)
def test_a_request_counts_where_an_imported_name_holds_a_path(tmp_path: Path, imports: str) -> None:
    assert passes(tmp_path, f"{imports}\nrequests.get(url)")
    assert may_concern(f"{imports}\nsession.execute(url)", str(tmp_path / "app" / "commands" / "use.py"))


@pytest.mark.parametrize(
    "source",
    [
        'get("content/" + id)',
        'from ..other import api\napi.get("content/" + id)',
        "from ..api.client import api\napi.get(id)",
        "from ..api.paths import OTHER\nrequests.get(url)",
        "from ..api.paths import load\nrequests.get(url)",
        "from ..api.paths import send\nrequests.get(url)",
        'from ..api.shared import api\napi.get("content/" + id)',
        "from ..api import paths\nrequests.get(paths.OTHER)",
        "from ..api.paths import SPACES\nprint(SPACES)",
        "from ......nowhere.paths import SPACES\nrequests.get(SPACES)",
    ],
)
def test_an_import_that_brings_nothing_doesnt_count(tmp_path: Path, source: str) -> None:
    assert not passes(tmp_path / "settings of the user", source)
