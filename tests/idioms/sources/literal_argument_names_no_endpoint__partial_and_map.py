"""partial, map and a thread pool hand ids over."""
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import requests


def labels(site: str, page_id: str) -> list:
    return requests.get(f"https://{site}.atlassian.net/wiki/api/v2/pages/{page_id}/labels", timeout=9).json()["results"]  #: GET /wiki/api/v2/pages/{}/labels


acme = partial(labels, "acme")
acme("12")
list(map(acme, ["1", "2"]))
with ThreadPoolExecutor() as pool:
    pool.submit(labels, "acme", "7")
    pool.map(acme, ["8", "9"])
