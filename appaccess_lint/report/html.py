"""The report as one self-contained HTML file: it uses no network, and only its own script and style."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from appaccess_lint.report.model import ACCESS, LIFE, Access, Call, Scopes, Share, Summary, by_place
from appaccess_lint.report.wording import FAILING, OMITTING, SCOPES, footnotes, headlines, origin
from appaccess_lint.rules import RULES, URLS
from appaccess_lint.version import __version__
from appaccess_lint.wording import one_line

WIDTH = 1000
"""Width of a bar in drawing units."""
FUNCTIONS_OPEN = 25
"""Maximum number of functions for which a table is unfolded initially."""
FILES_SHOWN = 4
"""Maximum number of files of an operation that are shown initially."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a bar."""

    kind: Access
    label: str
    count: int
    x: float
    width: float


def html_report(summary: Summary) -> str:
    """Return the page."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["inert"] = one_line
    environment.filters["safe_link"] = _safe_link
    environment.filters["breakable"] = _breakable
    environment.filters["with_code"] = _with_code
    style, script = _resource("report.css"), _resource("report.js")
    page = environment.from_string(_resource("report.html.j2")).render(
        summary=summary,
        version=__version__,
        style=style,
        script=script,
        policy=_policy(style, script),
        headlines=list(headlines(summary)),
        footnotes=[*footnotes(summary), *origin(summary)],
        affected=[
            ("Functions that stop working in a blocked space", FAILING, summary.stopping),
            ("Functions that miss blocked content", OMITTING, summary.omitting),
        ],
        caveat=SCOPES,
        by_repository=_bars(summary.by_repository),
        figures=list(_figures(summary)),
        whole=_parts(Share("all calls", summary.access), len(summary.calls)),
        groups=_bars(summary.groups),
        by_file=_bars(summary.by_file),
        access_names=ACCESS,
        life_names=LIFE,
        scopes=(("classic", summary.classic), ("granular", summary.granular)),
        width=WIDTH,
        codes=[(rule, rule.summary) for rule in RULES if rule.code in _codes(summary)],
        urls=URLS,
        operations_of=_operations_of,
        operation_order=_operation_order,
        places=by_place,
        files_shown=FILES_SHOWN,
        functions_open=FUNCTIONS_OPEN,
        all_scopes=_all_scopes,
    )
    return page.rstrip() + "\n"


def _resource(name: str) -> str:
    return (
        files("appaccess_lint.report")
        .joinpath("templates")
        .joinpath(name)
        .read_text(encoding="utf-8")
        .strip("\n")
    )


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows only the page's own style and script, by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _safe_link(link: str) -> str:
    """Return *link* if it only opens a page, else an empty string."""
    return link if link.startswith(("https://", "http://", "file://")) else ""


def _breakable(text: str) -> Markup:
    """Return *text*, escaped, with places where a long path may wrap."""
    return Markup("/<wbr>").join(escape(part) for part in one_line(text).split("/"))


def _with_code(text: str) -> Markup:
    """Return *text*, escaped, with text between backticks as code."""
    parts = (escape(part) for part in one_line(text).split("`"))
    return Markup().join(
        Markup("<code>{}</code>").format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def _figures(summary: Summary) -> Iterator[tuple[str, int, str]]:
    """Return the key figures: kind, number, label."""
    yield "all", len(summary.calls), "calls to Confluence Cloud"
    yield "blocked", summary.access["blocked"], "can be blocked"
    if summary.access["maybe"]:
        yield "maybe", summary.access["maybe"], "may be blocked"
    yield "allowed", summary.access["allowed"], "not affected by rules"
    yield "old", summary.life["deprecated"] + summary.life["answers-410"], "of deprecated operations"
    if summary.unresolved:
        yield "unresolved", summary.unresolved, "requests not resolved"
    if summary.life["answers-410"]:
        yield "failing", summary.life["answers-410"], "fail today by OAuth"


def _bars(shares: Sequence[Share]) -> list[tuple[Share, list[Part]]]:
    most = max((share.total for share in shares), default=1)
    return [(share, _parts(share, most)) for share in shares]


def _parts(share: Share, whole: int) -> list[Part]:
    found: list[Part] = []
    x = 0.0
    for kind, count in share.counts.items():
        if count:
            width = WIDTH * count / max(whole, 1)
            found.append(Part(kind, ACCESS[kind], count, round(x, 2), round(width, 2)))
            x += width
    return found


def _codes(summary: Summary) -> set[str]:
    return {code for call in summary.calls for code in call.codes}


def _operation_order(call: Call) -> str:
    """Return the sort key of the operation: its path, then its method."""
    first = next(iter(call.operations), None)
    return one_line(call.what if first is None else f"{first.path} {first.method}")


def _operations_of(call: Call) -> list[tuple[str, str]]:
    """Return the operations of *call*, each with its documentation, or else the name of the call."""
    return [(o.key, o.documentation) for o in call.operations] or [(one_line(call.what), "")]


def _all_scopes(scopes: Scopes) -> list[tuple[str, str]]:
    """Return each scope with its change: kept, added or dropped."""
    every = sorted({*scopes.today, *scopes.later})
    return [(s, "new" if s in scopes.added else "dropped" if s in scopes.dropped else "kept") for s in every]
