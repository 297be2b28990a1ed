"""Callables that are handed to pools, threads and schedulers, with their arguments beside them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, product, repeat, starmap
from multiprocessing import Pool

import requests
from airflow.operators.python import PythonOperator
from prefect import task
from tqdm.contrib.concurrent import thread_map

SITE = "https://example.atlassian.net/wiki"


def fetch(url, params=None):
    return requests.get(url, params=params)


class Client:
    def __init__(self):
        self.session = requests.Session()

    def send(self, method, path):
        return self.session.request(method, SITE + path)

    def get(self, path):
        return self.send("GET", path)

    def many(self, ids):
        paths = [f"/api/v2/pages/{i}" for i in ids]
        with ThreadPoolExecutor() as executor:
            executor.map(self.get, paths)  # => GET /wiki/api/v2/pages/{id}
            executor.map(self.send, ["PUT" for _ in ids], paths)  # => PUT /wiki/api/v2/pages/{id}
            executor.submit(self.get, "/api/v2/spaces")  # => GET /wiki/api/v2/spaces


def pools(ids):
    urls = (f"{SITE}/rest/api/content/{i}" for i in ids)
    with Pool(4) as pool:
        pool.imap_unordered(fetch, urls)  # => GET /wiki/rest/api/content/{id}
        pool.starmap(fetch, [(f"{SITE}/api/v2/pages/{i}", {}) for i in ids])  # => GET /wiki/api/v2/pages/{id}
        pool.apply_async(fetch, (f"{SITE}/api/v2/spaces",))  # => GET /wiki/api/v2/spaces
        pool.apply_async(fetch, args=(f"{SITE}/api/v2/spaces",))  # => GET /wiki/api/v2/spaces
        pool.map(fetch, ids)
    thread_map(fetch, [f"{SITE}/api/v2/tasks/{i}" for i in ids])  # => GET /wiki/api/v2/tasks/{id}


def threads():
    threading.Thread(target=fetch, args=(f"{SITE}/api/v2/spaces",))  # => GET /wiki/api/v2/spaces
    threading.Thread(target=fetch, kwargs={"url": f"{SITE}/api/v2/pages"})  # => GET /wiki/api/v2/pages
    threading.Timer(3, fetch, [f"{SITE}/api/v2/spaces"])  # => GET /wiki/api/v2/spaces
    threading.Thread(target=fetch, args=(f"{SITE}/spaces/KEY",))
    threading.Thread(target=print, args=("done",))


def tasks():
    PythonOperator(python_callable=fetch, op_args=[f"{SITE}/api/v2/spaces"])  # => GET /wiki/api/v2/spaces


def rows(ids):
    def load(kind, item):
        return requests.get(f"{SITE}/api/v2/{kind}/{item}")

    with ThreadPoolExecutor() as pool:
        pool.map(load, repeat("pages"), ids)  # => GET /wiki/api/v2/pages/{id}
    list(starmap(load, [("tasks", 3), ("attachments", 4)]))  # => GET /wiki/api/v2/tasks/{id} | GET /wiki/api/v2/attachments/{id}
    for kind, item in product(("pages", "blogposts"), ids):
        requests.get(f"{SITE}/api/v2/{kind}/{item}/labels")  # => GET /wiki/api/v2/pages/{id}/labels | GET /wiki/api/v2/blogposts/{id}/labels
    for verb, path in product(("GET", "POST"), ("pages", "spaces")):
        requests.request(verb, f"{SITE}/api/v2/{path}")  # => GET /wiki/api/v2/pages | GET /wiki/api/v2/spaces | POST /wiki/api/v2/pages | POST /wiki/api/v2/spaces
    for path in chain(["/spaces"], ("/tasks",), chain.from_iterable([["/labels/1/pages"]])):
        requests.get(f"{SITE}/api/v2{path}")  # => GET /wiki/api/v2/spaces | GET /wiki/api/v2/tasks | GET /wiki/api/v2/labels/{id}/pages


@task(retries=3)
def listed(path, mode="view"):
    return requests.get(f"{SITE}/api/v2{path}", params={"body-format": mode})


def flow():
    listed("/pages")  # => GET /wiki/api/v2/pages
    listed.submit("/spaces").result()  # => GET /wiki/api/v2/spaces
    listed.with_options(retries=9)("/tasks")  # => GET /wiki/api/v2/tasks
    listed.fn("/attachments")  # => GET /wiki/api/v2/attachments
