# fix: --unsafe-fixes
# refused: the code passes the exception on, and a request raises another one
"""A function of the program asks for the kind of the exception."""

from atlassian import Confluence
from atlassian.errors import ApiError


def told(error):
    return isinstance(error, ApiError)


def main(site):
    client = Confluence(site + "/wiki", cloud=True)
    try:
        return client.get_page_by_id(999)["title"]
    except Exception as error:
        return told(error)
