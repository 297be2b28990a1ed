"""Notebooks: cells are analysed together, and places are those of the cell."""

from __future__ import annotations

import json
import re

import pytest

URL = "https://example.atlassian.net/wiki/api/v2/pages/1"


def notebook(*cells, **metadata):
    listed = []
    for cell in cells:
        kind, text = cell if isinstance(cell, tuple) else ("code", cell)
        listed.append({"cell_type": kind, "source": text.splitlines(keepends=True), "metadata": {}})
    return json.dumps({"cells": listed, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def test_cells_share_names_and_places_are_theirs(command, write):
    write(
        "nb.ipynb",
        notebook(
            "import requests\nBASE = 'https://example.atlassian.net/wiki'\n",
            ("markdown", "# Text\n\n("),
            "x = 1\nrequests.get(f'{BASE}/api/v2/pages/1')",
        ),
    )
    result = command("check", ".")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("nb.ipynb:cell 3:2:1: AAR101 ")
    finding = command("check", "--format", "json", "nb.ipynb").document["findings"][0]
    assert (finding["path"], finding["cell"], finding["line"], finding["end_line"]) == ("nb.ipynb", 3, 2, 2)
    full = command("check", "--format", "full", "nb.ipynb").out.splitlines()
    assert full[2] == "2 | requests.get(f'{BASE}/api/v2/pages/1')"


def places(result):
    return [f"{f['cell']}:{f['line']}" for f in result.document["calls"]]


def test_a_cell_may_need_a_later_one(command, write):
    write(
        "nb.ipynb",
        notebook(
            "x = 1\nwiki.get_page_by_id(x)\n",
            "def ask(path):\n    return session.get(SITE + path)\n",
            "ask('/wiki/api/v2/spaces')\n",
            "from atlassian import Confluence\nwiki = Confluence('https://x.atlassian.net/wiki')\n",
            "import requests\nsession = requests.Session()\nSITE = 'https://x.atlassian.net'\nx = 2\n",
        ),
    )
    found = command("inventory", "--format", "json", "nb.ipynb")
    assert sorted(places(found)) == ["1:2", "3:1"]


TOOLS = """from atlassian import Confluence
confluence = Confluence('https://x.atlassian.net/wiki')
"""


@pytest.mark.parametrize("run", ["%run -i ./lib/tools.py", "%run lib/tools", "%run ../nb/lib/tools.py"])
def test_names_of_a_script_that_is_run(command, write, run):
    write("setup.cfg", "")
    write("nb/lib/tools.py", TOOLS)
    write("nb/nb.ipynb", notebook(run, "confluence.get_page_by_id(1)"))
    assert places(command("inventory", "--format", "json", "nb/nb.ipynb")) == ["2:1"]


HEAD = "# Databricks notebook source\n"
CALL = "\n\n# COMMAND ----------\n\nconfluence.get_page_by_id(1)\n"


@pytest.mark.parametrize(
    ("run", "is_run"),
    [
        ("# MAGIC %run ../lib/tools", True),
        ("# MAGIC %md text\n\n# COMMAND ----------\n\n# MAGIC %run ../lib/tools", True),
        ('# DBTITLE 1,Tools\n# MAGIC %run "../lib/tools" $env="prod"', True),
        ("# MAGIC %md\n# MAGIC %run ../lib/tools", False),
        ("# MAGIC %run ../lib/01-tools", True),
        ("# MAGIC %run ../lib/class", True),
        ("# MAGIC %run /Shared/lib/tools", False),
        ("[\n# MAGIC %run ../lib/tools\n]", False),
    ],
)
def test_names_of_a_notebook_that_databricks_runs(command, write, run, is_run):
    write("setup.cfg", "")
    for name in ("tools", "01-tools", "class"):
        write(f"lib/{name}.py", HEAD + TOOLS)
    source = HEAD + run + CALL
    write("jobs/report.py", source)
    result = command("inventory", "--format", "json", "jobs/report.py")
    found = [(call["client"], call["line"]) for call in json.loads(result.out)["calls"]]
    assert ("atlassian-python-api" in str(found), result.err) == (is_run, "")


@pytest.mark.parametrize(
    "line",
    [
        "%matplotlib inline",
        "!pip install requests",
        "files = !ls",
        "requests?",
        "?requests",
        "%%time",
        "x = %who_ls",
        "!pip install \\",
        "if True:\n    %cd x",
        """!echo "it's\n1""",
    ],
)
def test_what_only_ipython_understands_hides_nothing(command, write, line):
    write("nb.ipynb", notebook(f"{line}\n\nimport requests\nrequests.get('{URL}')"))
    result = command("check", "nb.ipynb")
    at = 4 + line.count("\n")
    assert (result.err, result.out.partition(" AAR")[0]) == ("", f"nb.ipynb:cell 1:{at}:1:")


SITE = "SITE = 'https://example.atlassian.net/wiki'\npage = 12"
ONE = "GET /wiki/api/v2/pages/{id}"


@pytest.mark.parametrize(
    ("cell", "place", "operation"),
    [
        ("!curl -s {SITE}/api/v2/pages/{page}", "1:1-1:36", ONE),
        ("x = 1\n!!wget -q $SITE/api/v2/pages/$page", "2:1-2:35", ONE),
        ('out = !curl -s "$SITE/api/v2/pages/1"', "1:7-1:38", ONE),
        ("for i in range(3):\n    !curl {SITE}/api/v2/pages/{i}", "2:5-2:34", ONE),
        ("!curl -X DELETE \\\n  {SITE}/api/v2/pages/1", "1:1-1:18", "DELETE /wiki/api/v2/pages/{id}"),
        ("!curl -d '{\"a\": 1}' {SITE}/api/v2/pages", "1:1-1:40", "POST /wiki/api/v2/pages"),
        ("%sx curl -X DELETE {SITE}/api/v2/pages/1", "1:1-1:41", "DELETE /wiki/api/v2/pages/{id}"),
        (f"%%bash\nset -e\ncurl -s {URL} | jq .", "1:1-3:65", ONE),
        (f"%%script bash\ncurl {URL}", "1:1-2:55", ONE),
    ],
)
def test_commands_of_the_shell_are_calls(command, write, cell, place, operation):
    write("nb.ipynb", notebook(SITE, cell))
    (call,) = command("inventory", "--format", "json", "nb.ipynb").document["calls"]
    assert call["cell"] == 2
    assert "{line}:{column}-{end_line}:{end_column}".format(**call) == place
    assert [f"{o['method']} {o['path']}" for o in call["operations"]] == [operation]


def test_a_command_is_shown_as_it_is_written(command, write):
    write("nb.ipynb", notebook(SITE, "!curl {SITE}/api/v2/pages/{page}"))
    assert "1 | !curl {SITE}/api/v2/pages/{page}" in command("check", "--format", "full", "nb.ipynb").out


def test_what_only_looks_like_a_command_is_python(command, write):
    base = "BASE = 'https://example.atlassian.net/wiki'  # which one?"
    write("nb.ipynb", notebook(f"!ls\n{base}\nimport requests\nrequests.get(BASE + '/api/v2/pages/1')"))
    assert command("check", "nb.ipynb").out.startswith("nb.ipynb:cell 1:4:1: AAR101 ")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("%%bash\ncurl {", ""),
        ("x = 1\ndef unfinished(:\n", "nb.ipynb: cell 1, line 2: syntax error: "),
        ("for x in\n", "nb.ipynb: cell 1, line 1: syntax error: "),
        pytest.param(
            "x = 1" + " + 1" * 200_000, "nb.ipynb: cell 1: syntax error: too deeply nested", id="nested"
        ),
    ],
)
def test_a_cell_that_is_no_python_hides_no_other(command, write, cell, said):
    write("nb.ipynb", notebook(cell, f"import requests\nrequests.get('{URL}')"))
    result = command("check", "nb.ipynb")
    assert result.out.partition(" AAR")[0] == "nb.ipynb:cell 2:2:1:"
    assert (result.status, result.err.count("\n")) == ((2, 1) if said else (0, 0))
    assert result.err.startswith(said)


def test_awaiting_at_the_top(command, write):
    write("nb.ipynb", notebook(f"import httpx\nc = httpx.AsyncClient()\nawait c.get('{URL}')"))
    assert command("check", "nb.ipynb").out.startswith("nb.ipynb:cell 1:3:")


def test_noqa(command, write):
    write("nb.ipynb", notebook(f"import requests\nrequests.get('{URL}')  # noqa: AAR101"))
    assert command("check", "nb.ipynb").status == 0


def test_other_languages(command, write):
    write("nb.ipynb", notebook(f"requests.get('{URL}')", language_info={"name": "R"}))
    assert command("check", "nb.ipynb").status == 0


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"cells": 3}', '{"cells": [{"cell_type": "code", "source": [1]}]}', "[" * 100_000]
)
def test_a_broken_notebook_is_one_line_and_hides_no_other_file(command, write, content):
    write("a.ipynb", content)
    write("b.ipynb", notebook(f"import requests\nrequests.get('{URL}')"))
    result = command("check", ".")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert re.match(r"a\.ipynb(:1)?: not a notebook", result.err)
    assert result.out.startswith("b.ipynb:cell 1:2:1:")


def test_an_empty_notebook(command, write):
    write("nb.ipynb", notebook())
    assert command("check", "nb.ipynb").status == 0


def test_in_a_baseline_and_other_forms(command, write):
    write("nb.ipynb", notebook(f"import requests\nrequests.get('{URL}')"))
    command("check", "--baseline", "known.json", "--update-baseline", "nb.ipynb")
    write("nb.ipynb", notebook("x = 1\n", f"import requests\nrequests.get('{URL}')"))
    assert command("check", "--baseline", "known.json", "nb.ipynb").status == 0
    for form in ("sarif", "github", "gitlab", "junit"):
        assert command("check", "--fail-on", "note", "--format", form, "nb.ipynb").status == 1


LINES = "import requests\n\nrequests.get(\n    'https://example.atlassian.net/wiki/api/v2/pages/1'\n)"
LAYOUTS = {
    "as Jupyter writes it": lambda document: json.dumps(document, indent=1),
    "the keys in another order": lambda document: json.dumps(document, indent=1, sort_keys=True),
    "with tabs": lambda document: json.dumps(document, indent="\t"),
    "Windows line ends": lambda document: json.dumps(document, indent=1).replace("\n", "\r\n"),
    "on one line": json.dumps,
    "the source as one string": lambda document: json.dumps(
        {
            **document,
            "cells": [{**cell, "source": "".join(cell["source"])} for cell in document["cells"]],
        },
        indent=2,
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_programs_that_show_the_file_get_its_lines(command, write, tmp_path, layout):
    document = json.loads(notebook("x = '\\u00e9 \\\\ }'\n", ("markdown", "# [}\n\n"), LINES))
    text = LAYOUTS[layout](document)
    write("nb.ipynb", text.encode())
    lines = text.split("\n")
    begin = 1 + next(i for i, line in enumerate(lines) if "requests.get" in line)
    end = 1 + next(i for i, line in reversed(list(enumerate(lines))) if '")' in line or ")" in line)
    sarif = json.loads(command("check", "--format", "sarif", "nb.ipynb").out)
    region = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"]) == (begin, end)
    assert "startColumn" not in region
    gitlab = json.loads(command("check", "--format", "gitlab", "nb.ipynb").out)
    assert gitlab[0]["location"]["lines"] == {"begin": begin, "end": end}
    github = command("check", "--format", "github", "nb.ipynb").out
    assert (
        f"title=AAR101,file=nb.ipynb,line={begin},endLine={end}::GET /wiki/api/v2/pages/{{id}} can" in github
    )


@pytest.mark.parametrize(
    ("use", "found"),
    [
        ("", False),
        ("paths = '/rest/api/space'\n", False),
        ("ask(f'{SITE}{path}')", True),
        ("!curl {path}", False),  # the command is reported instead
        ("%%bash\ncurl $path", True),
        ("path", True),
    ],
)
def test_a_url_under_a_name_that_nothing_reads(command, write, use, found):
    write(
        "nb.ipynb",
        notebook("import confluence\npath = '/wiki/rest/api/content'\npath = '/wiki/rest/api/label'", use),
    )
    reports = [line for line in command("check", "nb.ipynb").out.splitlines() if ":cell 1:" in line]
    assert bool(reports) is found
    write("nb.py", "import confluence\npath = '/wiki/rest/api/content'\n")
    assert ":2:8: AAR103" in command("check", "nb.py").out
