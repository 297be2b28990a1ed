# fix: --unsafe-fixes
"""An exception of the client is only shown, or raised on as another one."""

import logging

from atlassian import Confluence

log = logging.getLogger(__name__)


class ReadError(Exception):
    pass


def title(client, page_id):
    try:
        return client.get_page_by_id(page_id)["title"]
    except Exception as error:
        log.error("page %s can't be read: %s", page_id, error)
        raise ReadError(page_id) from error


def author(client, page_id):
    try:
        return client.get_page_by_id(page_id)["title"]
    except Exception as error:
        log.warning("can't be read: " + str(error))
        return None


def main(site):
    client = Confluence(site + "/wiki", cloud=True)
    return title(client, 100), author(client, 999)
