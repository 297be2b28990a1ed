"""Texts of Confluence's API that go into queues, caches and tables: none of these is an HTTP client."""

import asyncio
import multiprocessing
import queue
from collections import OrderedDict
from queue import Queue
from typing import Optional

import cachetools
import redis
import requests
from django.core.cache import cache as shared

BASE = "https://acme.atlassian.net/wiki/rest/api"

work = queue.Queue()
work.put(f"{BASE}/content/1")  # => literal: GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
multiprocessing.Manager().Queue().put(BASE + "/content/2/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
store = redis.Redis()
store.delete(BASE + "/content/3/copy")
store.lpush("jobs", BASE + "/content/3/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
cachetools.TTLCache(10, 10).get(BASE + "/content/4/copy")
shared.get(f"{BASE}/content/5/copy")
key = f"{BASE}/content/8/copy"
if shared.get(key) is None:
    shared.set(key, 1)


def passed(work_queue, url_cache):
    work_queue.put(f"{BASE}/content/6/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
    url_cache.get(f"{BASE}/content/7/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy



class Crawler:
    def __init__(self, jobs: "asyncio.Queue[str]", known: dict[str, str], more: Optional[Queue] = None):
        self.jobs = jobs
        self.known = known
        self.more = more
        self.order = OrderedDict()
        self.session = requests.Session()

    async def go(self, page_id):
        await self.jobs.put(f"{BASE}/content/{page_id}/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
        self.known.get(f"{BASE}/content/{page_id}/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
        self.more.put(f"{BASE}/content/{page_id}/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
        self.order.get(f"{BASE}/content/{page_id}/copy")  # => literal: POST /wiki/rest/api/content/{id}/copy
        url = f"{BASE}/content/{page_id}"
        if url not in self.known:
            work.put(url)
        self.session.put(url)  # => PUT /wiki/rest/api/content/{id}


def sent(session, api):
    session.put(f"{BASE}/content/1")  # => PUT /wiki/rest/api/content/{id}
    api.delete(f"{BASE}/content/1")  # => DELETE /wiki/rest/api/content/{id}
