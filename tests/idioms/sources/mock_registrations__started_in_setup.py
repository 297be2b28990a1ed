"""unittest: a mocker that is started in setUp, kept on the test, stopped by addCleanup."""
import unittest
from unittest.mock import patch

import requests
import requests_mock
import responses

SITE = "https://acme.atlassian.net/wiki"


class TestSync(unittest.TestCase):
    def setUp(self) -> None:
        self.mocker = requests_mock.Mocker()
        self.mocker.start()
        self.addCleanup(self.mocker.stop)
        self.mocker.get(f"{SITE}/rest/api/content/1", json={"id": "1"})
        self.rsps = responses.RequestsMock(assert_all_requests_are_fired=False)
        self.rsps.start()
        self.rsps.get(f"{SITE}/rest/api/space", json={})
        self.rsps.add(self.rsps.PUT, f"{SITE}/rest/api/content/1", status=409)

    def test_it(self) -> None:
        self.mocker.post(SITE + "/rest/api/content", status_code=201)
        answer = requests.get(f"{SITE}/rest/api/content/1/property", timeout=9)  #: GET /wiki/rest/api/content/{}/property
        self.assertEqual(answer.request.url, f"{SITE}/rest/api/content/1/property")
        self.rsps.assert_call_count(f"{SITE}/rest/api/space", 1)
        self.assertIn(f"{SITE}/rest/api/space", [c.request.url for c in self.rsps.calls])

    @patch.object(requests.Session, "get")
    def test_patched(self, get) -> None:
        get.assert_called_once_with(f"{SITE}/rest/api/content/1", timeout=9)
        self.assertEqual(get.call_args.args, (f"{SITE}/rest/api/content/1",))
