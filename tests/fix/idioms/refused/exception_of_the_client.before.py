# fix: --unsafe-fixes
# refused: ApiError is caught, but a request raises another exception
"""The client's method has an exception of its own."""

from atlassian import Confluence
from atlassian.errors import ApiError


def main(site):
    client = Confluence(site + "/wiki", cloud=True)
    try:
        return client.get_page_by_id(999)["title"]
    except ApiError:
        return None
