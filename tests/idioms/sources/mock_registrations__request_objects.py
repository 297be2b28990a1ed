"""Requests that belong to fake responses and exceptions of Confluence, and requests that are sent."""

import urllib.error
import urllib.request

import httpx
import requests

PAGE = "https://acme.atlassian.net/wiki/rest/api/content/1"


def answer():
    return httpx.Response(200, json={"id": "1"}, request=httpx.Request("GET", PAGE))


def answered(method, url, status=200):
    return httpx.Response(status, request=httpx.Request(method, url))


def answers():
    return [answered("GET", "https://acme.atlassian.net/wiki/rest/api/space"), answered("PUT", PAGE)]


def failure():
    request = httpx.Request("GET", "https://acme.atlassian.net/wiki/rest/api/content/2")
    return httpx.HTTPStatusError("404", request=request, response=httpx.Response(404, request=request))


def refused():
    raise requests.HTTPError(request=requests.Request("DELETE", PAGE))


def response():
    made = requests.Response()
    made.url = "https://acme.atlassian.net/wiki/rest/api/content/3"
    made.request = requests.Request("GET", made.url).prepare()
    return made


def missing(opener):
    opener.side_effect = urllib.error.HTTPError(PAGE, 404, "Not found", {}, None)


def expected(session):
    session.send.assert_called_with(requests.Request("GET", PAGE).prepare())
    assert session.last == requests.Request("PUT", PAGE).prepare()


def sent(client: httpx.Client):
    request = httpx.Request("GET", PAGE)  #: AAR101 AAR201 GET /wiki/rest/api/content/{id}
    answer = client.send(request)
    if answer.is_error:
        raise httpx.HTTPStatusError("refused", request=request, response=answer)


def built(client: httpx.Client):
    return client.send(client.build_request("DELETE", PAGE))  #: AAR101 DELETE /wiki/rest/api/content/{id}


def prepared(session: requests.Session):
    request = requests.Request("GET", PAGE)  #: AAR101 GET /wiki/rest/api/content/{id}
    return session.send(session.prepare_request(request))


def opened():
    request = urllib.request.Request(PAGE, method="DELETE")  #: AAR101 DELETE /wiki/rest/api/content/{id}
    return urllib.request.urlopen(request)


def returned():
    return httpx.Request("GET", PAGE)  #: AAR101 GET /wiki/rest/api/content/{id}
