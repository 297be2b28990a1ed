"""Requests of Confluence that frameworks make, in their typical idioms."""

import pandas as pd
import scrapy
from aiohttp_retry import RequestParams, RetryClient
from airflow.providers.http.hooks.http import HttpHook
from airflow.providers.http.operators.http import HttpOperator
from airflow.providers.http.sensors.http import HttpSensor
from ansible.module_utils.urls import fetch_url, open_url
from celery import Celery
from requests_toolbelt.sessions import BaseUrlSession
from scrapy.http import JsonRequest
from tenacity import retry, stop_after_attempt
from uplink import Consumer, Path, delete, get, json, post, returns

import requests

BASE = "https://acme.atlassian.net/wiki/rest/api"
queue = Celery("wiki")


class Confluence(Consumer):
    """Client of the REST API of Confluence."""

    @returns.json
    @get("/wiki/rest/api/content/{id}")  # => GET /wiki/rest/api/content/{id}
    def page(self, id: Path): ...

    @json
    @post("content/{id}/label")  # => POST /wiki/rest/api/content/{id}/label
    def create(self, **body): ...

    @delete("api/v2/pages/{id}")  # => DELETE /wiki/api/v2/pages/{id}
    def remove(self, id): ...


class Spider(scrapy.Spider):
    start_urls = [BASE + "/space"]  # => GET /wiki/rest/api/space

    def parse(self, response):
        yield scrapy.Request(BASE + "/content/1", callback=self.page)  # => GET /wiki/rest/api/content/{id}
        yield scrapy.FormRequest(BASE + "/space", formdata={"key": "A"})  # => POST /wiki/rest/api/space
        yield JsonRequest(BASE + "/content", data={"type": "page"})  # => POST /wiki/rest/api/content
        yield JsonRequest(BASE + "/content/1", method="PUT", data={})  # => PUT /wiki/rest/api/content/{id}


async def retried():
    async with RetryClient(base_url="https://acme.atlassian.net") as client:
        await client.get("/wiki/rest/api/space")  # => GET /wiki/rest/api/space
        await client.requests([RequestParams(method="DELETE", url=BASE + "/content/1")])  # => DELETE /wiki/rest/api/content/{id}


@retry(stop=stop_after_attempt(3))
def fetch(path):
    return requests.get(BASE + path)


def sessions():
    fetch("/space/A")  # => GET /wiki/rest/api/space/{spaceKey}
    session = BaseUrlSession(base_url=BASE + "/")
    session.get("content/1")  # => GET /wiki/rest/api/content/{id}
    pd.read_json(f"{BASE}/content/1/child/page")  # => GET /wiki/rest/api/content/{id}/child/{type}
    pd.read_json(path_or_buf=BASE + "/space", orient="records")  # => GET /wiki/rest/api/space
    pd.read_html(io=BASE + "/content/1")  # => GET /wiki/rest/api/content/{id}
    pd.read_xml(path_or_buffer=BASE + "/content/1")  # => GET /wiki/rest/api/content/{id}
    pd.read_csv(filepath_or_buffer=BASE + "/audit/export")  # => GET /wiki/rest/api/audit/export
    pd.read_json("pages.json")


def flows(module):
    HttpOperator(task_id="a", http_conn_id="confluence", endpoint="wiki/rest/api/space", method="GET")  # => GET /wiki/rest/api/space
    HttpSensor(task_id="b", http_conn_id="confluence", endpoint="wiki/rest/api/content/1")  # => GET /wiki/rest/api/content/{id}
    HttpHook(method="DELETE", http_conn_id="confluence").run("wiki/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}
    fetch_url(module, BASE + "/content/1", method="PUT", data="{}")  # => PUT /wiki/rest/api/content/{id}
    open_url(BASE + "/content/1")  # => GET /wiki/rest/api/content/{id}
