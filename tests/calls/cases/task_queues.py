"""Functions that a queue of tasks calls, with the arguments that it is given."""
import dramatiq
import ray
import requests
from celery import Celery, group, shared_task
from joblib import Parallel, delayed
from retry.api import retry_call

SITE = "https://x.atlassian.net/wiki"
app = Celery("wiki")


def fetch(path, limit=1):
    return requests.get(SITE + path, params={"limit": limit})


@app.task(bind=True, max_retries=3)
def load(self, path):
    return requests.get(SITE + path)


@shared_task
def drop(path):
    requests.delete(SITE + path)


@dramatiq.actor
def send(path):
    requests.put(SITE + path)


@ray.remote
def remote(path):
    return requests.get(SITE + path)


def main():
    load.delay("/rest/api/space")  # => GET /wiki/rest/api/space
    load.apply_async(args=["/rest/api/content/12"], countdown=3)  # => GET /wiki/rest/api/content/{id}
    drop.apply_async(("/rest/api/content/12",))  # => DELETE /wiki/rest/api/content/{id}
    drop.apply_async(kwargs={"path": "/rest/api/content/13"})  # => DELETE /wiki/rest/api/content/{id}
    group(load.s("/rest/api/space"))()  # => GET /wiki/rest/api/space
    send.send("/rest/api/content/12")  # => PUT /wiki/rest/api/content/{id}
    send.send_with_options(args=("/rest/api/content/12",), delay=3)  # => PUT /wiki/rest/api/content/{id}
    ray.get(remote.remote("/rest/api/space"))  # => GET /wiki/rest/api/space
    retry_call(fetch, fargs=["/rest/api/content/12"], tries=3)  # => GET /wiki/rest/api/content/{id}
    retry_call(fetch, fkwargs={"path": "/rest/api/space"})  # => GET /wiki/rest/api/space
    Parallel(n_jobs=2)(delayed(fetch)(path) for path in ["/rest/api/space"])  # => GET /wiki/rest/api/space
