"""The rows of a test are keyword arguments, or go to a fixture of the parameter's name."""
import pytest
import requests

SITE = "https://acme.atlassian.net"


@pytest.mark.parametrize(argnames="path", argvalues=["/wiki/rest/api/space", "/wiki/api/v2/pages"])
def test_access(path):
    requests.get(SITE + path, timeout=3)  #: GET /wiki/rest/api/space | GET /wiki/api/v2/pages


@pytest.mark.parametrize()
def test_unfinished(path):
    requests.get(f"{SITE}/wiki/rest/api/{path}", timeout=3)


@pytest.fixture
def root(request):
    return f"{SITE}/wiki/rest/api/{request.param}"


@pytest.mark.parametrize("root", ["space", "user"], indirect=True)
def test_root(root):
    requests.get(f"{root}/1/label", timeout=3)
