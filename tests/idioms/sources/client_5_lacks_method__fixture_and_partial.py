"""The bound method is handed to a retry helper, and to partial."""
# needs: --client-versions atlassian-python-api=5.0.5
from functools import partial

from atlassian import Confluence

wiki = Confluence(url="https://acme.atlassian.net", username="u", password="t", cloud=True)


def retry(function, *arguments, **options):
    for _ in range(3):
        try:
            return function(*arguments, **options)
        except OSError:
            continue
    raise RuntimeError


def labels(page_id: str):
    return retry(wiki.get_page_labels, page_id)  #: any


def attach(page_id: str, path: str):
    upload = partial(wiki.attach_file, page_id=page_id)
    return upload(path)  #: AAR404
