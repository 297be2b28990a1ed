"""An export script: body by v1, children by recursion, attachments by the download link."""
import argparse
import pathlib

import requests


def export(session: requests.Session, base: str, page_id: str, out: pathlib.Path) -> None:
    page = session.get(f"{base}/rest/api/content/{page_id}?expand=body.export_view,children.page").json()  #: AAR201 GET /wiki/rest/api/content/{}
    (out / f"{page_id}.html").write_text(page["body"]["export_view"]["value"])
    listing = session.get(f"{base}/rest/api/content/{page_id}/child/attachment?limit=200").json()  #: AAR201 GET /wiki/rest/api/content/{}/child/attachment
    for attachment in listing["results"]:
        data = session.get(base + attachment["_links"]["download"])  #: maybe
        (out / attachment["title"]).write_bytes(data.content)
    for child in session.get(f"{base}/rest/api/content/{page_id}/child/page").json()["results"]:  #: AAR201 > GET /wiki/api/v2/pages/{}/direct-children
        export(session, base, child["id"], out)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Export Confluence pages")
    parser.add_argument("--site", required=True, help="https://acme.atlassian.net")
    parser.add_argument("page")
    args = parser.parse_args(argv)
    session = requests.Session()
    export(session, args.site.rstrip("/") + "/wiki", args.page, pathlib.Path("."))
    return 0
