"""Calls of Confluence that are made by what repeats them."""

import functools

import backoff
import httpx
import requests
import retrying
import tenacity
from aiohttp_retry import ExponentialRetry, RetryClient
from tenacity import AsyncRetrying, Retrying, retry, stop_after_attempt

BASE = "https://acme.atlassian.net/wiki/rest/api"


@retry(stop=stop_after_attempt(3))
def fetch(path):
    return requests.get(BASE + path)


@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)
def other(path):
    return requests.get(BASE + path)


def main():
    fetch("/content/1")  # => GET /wiki/rest/api/content/{id}
    other("/content/2")  # => GET /wiki/rest/api/content/{id}
    retry(stop=stop_after_attempt(3))(requests.get)(BASE + "/space")  # => GET /wiki/rest/api/space
    retry(stop=stop_after_attempt(3))(fetch)("/space/A")  # => GET /wiki/rest/api/space/{spaceKey}
    tenacity.retry(requests.get)(BASE + "/space/A")  # => GET /wiki/rest/api/space/{spaceKey}
    often = Retrying(stop=stop_after_attempt(3))
    often(fetch, "/space/B")  # => GET /wiki/rest/api/space/{spaceKey}
    often(requests.get, BASE + "/space/C")  # => GET /wiki/rest/api/space/{spaceKey}
    often.call(requests.get, BASE + "/space/D")  # => GET /wiki/rest/api/space/{spaceKey}
    kept = often.wraps(fetch)
    kept("/space/E")  # => GET /wiki/rest/api/space/{spaceKey}
    for attempt in Retrying(stop=stop_after_attempt(3)):
        with attempt:
            requests.get(BASE + "/space/F")  # => GET /wiki/rest/api/space/{spaceKey}
    safe = backoff.on_exception(backoff.expo, Exception)(fetch)
    safe("/space/G")  # => GET /wiki/rest/api/space/{spaceKey}
    functools.partial(requests.get, timeout=3)(BASE + "/space/H")  # => GET /wiki/rest/api/space/{spaceKey}
    retrying.Retrying(wait_fixed=3).call(fetch, "/space/I")  # => GET /wiki/rest/api/space/{spaceKey}
    fetch.__wrapped__("/space/J")  # => GET /wiki/rest/api/space/{spaceKey}


class Retried:
    """A method that is decorated."""

    def __init__(self):
        self.session = requests.Session()

    @backoff.on_predicate(backoff.fibo, lambda response: response.status_code == 429)
    @backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)
    def get(self, path):
        return self.session.get(BASE + path)

    def both(self, page_id):
        self.get(f"/content/{page_id}")  # => GET /wiki/rest/api/content/{id}


class Loader:
    """A client that is made in one of two ways."""

    def __init__(self, url, session=None):
        if session:
            self.session = httpx.Client(base_url=url)
        else:
            self.session = requests.Session()

    def page(self, page_id):
        get = retry(stop=stop_after_attempt(3))(self.session.get)
        return get(f"{BASE}/content/{page_id}")  # => GET /wiki/rest/api/content/{id}


async def later():
    async with RetryClient(retry_options=ExponentialRetry(attempts=3)) as client:
        async with client.get(BASE + "/space/K") as response:  # => GET /wiki/rest/api/space/{spaceKey}
            await response.json()
    await AsyncRetrying()(requests.get, BASE + "/space/L")  # => GET /wiki/rest/api/space/{spaceKey}


class Patient:
    """A retried method that itself retries its requests."""

    def again(self, function, *args, **kwargs):
        for _ in range(3):
            try:
                return function(*args, **kwargs)
            except OSError:
                continue

    def all_users(self):
        return self.again(self.user, key="K")

    def user(self, key):
        return self.again(requests.get, BASE + "/user", params={"key": key})  # => GET /wiki/rest/api/user
