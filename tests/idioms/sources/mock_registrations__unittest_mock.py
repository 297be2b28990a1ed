"""unittest.mock: patched functions, side effects by URL, asserted calls."""
from unittest import mock
from unittest.mock import ANY, AsyncMock, MagicMock, call, patch

BASE = "https://acme.atlassian.net/wiki/rest/api"


def fake_get(url, **options):
    if url == f"{BASE}/content/1":
        return MagicMock(status_code=200)
    if url.startswith(f"{BASE}/space"):
        return MagicMock(status_code=404)
    if "/rest/api/content/search" in url:
        return MagicMock(json=lambda: {"results": []})
    return MagicMock(url=f"{BASE}/content/2/label")


@patch("wiki.client.requests.get", side_effect=fake_get)
def test_read(get, subject):
    subject.read("1")
    get.assert_called_with(f"{BASE}/content/1", params={"expand": "body.storage"}, timeout=ANY)
    assert get.call_args[0][0] == f"{BASE}/content/1"
    assert get.call_args_list == [call(f"{BASE}/content/1", timeout=9), call(f"{BASE}/content/2", timeout=9)]
    get.assert_has_calls([mock.call(f"{BASE}/space")], any_order=True)
    get.assert_any_call(f"{BASE}/content/3")


async def test_async(subject):
    subject.session.get = AsyncMock()
    await subject.read("1")
    subject.session.get.assert_awaited_once_with(f"{BASE}/content/1")
