"""Notes of exceptions, groups of them, failing and skipping tests, and subclasses with a format of their own."""
import unittest

import pytest
import requests

ROOT = "https://acme.atlassian.net/wiki/rest/api"


class ApiError(Exception):
    def __init__(self, method: str, url: str, status: int) -> None:
        super().__init__(f"{method} {url}: {status}")
        self.url = url


def template(number: str):
    try:
        answer = requests.get(f"{ROOT}/template/{number}", timeout=9)  #: GET /wiki/rest/api/template/{}
        answer.raise_for_status()
    except requests.HTTPError as error:
        error.add_note(f"GET {ROOT}/template/{number}")
        raise ApiError("GET", f"{ROOT}/template/{number}", 404) from error
    except (OSError, ValueError) as error:
        raise ExceptionGroup(f"{ROOT}/template/{number}", [error, ApiError("GET", url=f"{ROOT}/template", status=0)])


class Live(unittest.TestCase):
    def test_it(self):
        with self.subTest(url=f"{ROOT}/template/1"):
            self.assertTrue(template("1"), msg=f"{ROOT}/template/1")
        self.skipTest(f"{ROOT}/template/1 is not there")
        self.fail(f"{ROOT}/template/1 answers")


@pytest.mark.skip(reason="GET /wiki/rest/api/template/1 is slow")
def test_skipped():
    pytest.skip(f"{ROOT}/template/1")
    pytest.fail(f"{ROOT}/template/1")
    pytest.xfail(reason=f"{ROOT}/template/1")
