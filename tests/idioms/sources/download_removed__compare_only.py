"""The path is only compared, matched, replaced: no call."""
import re

DOWNLOAD = "/wiki/download/attachments/"
PATTERN = re.compile(r"/download/(attachments|thumbnails)/(\d+)/([^?]+)")


def is_attachment(href: str) -> bool:
    return href.startswith("/wiki/download/attachments/") or "/download/attachments/" in href or DOWNLOAD in href


def page_of(href: str):
    found = PATTERN.search(href)
    return found and found[2]


def local(html: str) -> str:
    return html.replace("/wiki/download/attachments/", "./files/")
