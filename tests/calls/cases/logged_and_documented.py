"""What an app for Confluence only logs, measures, prints, raises or explains is no call."""
import argparse
import logging
import sys
import warnings

import click
import requests
import sentry_sdk
import structlog
import typer
from absl import logging as absl_logging
from celery.utils.log import get_task_logger
from loguru import logger as loguru_logger
from opentelemetry import trace
from prometheus_client import Counter
from rich import print as rprint
from rich.console import Console
from statsd import StatsClient
from tqdm import tqdm

BASE = "https://acme.atlassian.net/wiki"
journal = logging.getLogger(__name__)
events = structlog.get_logger()
tasks = get_task_logger(__name__)
terminal = Console()
requested = Counter("requested", "Requests of /wiki/rest/api/content")
statistics = StatsClient()
tracing = trace.get_tracer(__name__)


class ConfluenceError(Exception):
    pass


class Reader:
    def __init__(self, log, sink):
        self.diary = logging.getLogger("reader")
        self.log = log
        self.sink = sink

    def _log(self, text):
        self.sink.append(text)

    def read(self, i):
        self.diary.info("GET %s", f"{BASE}/rest/api/content/{i}")
        self.log.warning(f"{BASE}/rest/api/content/{i}", extra={"url": f"{BASE}/rest/api/content/{i}"})
        self._log(f"{BASE}/rest/api/content/{i}")
        events.bind(url=f"{BASE}/rest/api/content/{i}").info("asking", path="/rest/api/content/{}".format(i))
        loguru_logger.debug(f"{BASE}/rest/api/content/{i}")
        loguru_logger.opt(lazy=True).bind(url=f"{BASE}/rest/api/space").trace("/rest/api/content")
        absl_logging.info("%s", BASE + "/rest/api/content/" + i)
        tasks.error("/rest/api/content/%s" % i)
        print(f"{BASE}/rest/api/content/{i}", file=sys.stderr)
        rprint(f"{BASE}/rest/api/content/{i}")
        terminal.log(f"{BASE}/rest/api/content/{i}")
        click.echo(f"{BASE}/rest/api/content/{i}")
        typer.secho(f"{BASE}/rest/api/content/{i}")
        tqdm.write(f"{BASE}/rest/api/content/{i}")
        sys.stderr.write(f"{BASE}/rest/api/content/{i}\n")
        warnings.warn(f"{BASE}/rest/api/content/{i}")
        statistics.incr(f"{BASE}/rest/api/content/{i}")
        requested.labels(f"{BASE}/rest/api/content/{i}").inc()
        sentry_sdk.set_tag("url", f"{BASE}/rest/api/content/{i}")
        sentry_sdk.add_breadcrumb(data={"url": f"{BASE}/rest/api/content/{i}"})
        with tracing.start_as_current_span("/rest/api/content", attributes={"url": "/rest/api/content"}) as sp:
            sp.set_attribute("http.url", f"{BASE}/rest/api/content/{i}")
            sp.add_event("asked", {"http.target": f"/rest/api/content/{i}"})
        error = ConfluenceError(f"{BASE}/rest/api/content/{i}")
        if i == 7:
            raise ConfluenceError(f"{BASE}/rest/api/content/{i}") from error
        url = f"{BASE}/rest/api/content/{i}"
        self.diary.debug("asking %s", url)
        return requests.get(url, timeout=9)  # => GET /wiki/rest/api/content/{id}

    def only_logged(self, i):
        url = f"{BASE}/rest/api/content/{i}"
        message = f"asking {url}"
        self.diary.debug(url)
        tasks.info(message)

    def handed_on(self, i):
        url = f"{BASE}/rest/api/content/{i}"  # => literal: GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
        self.diary.debug(url)
        self.sink.push(url)

    def replaced(self, i, found):
        url = f"{BASE}/rest/api/content/{i}"
        url = self.sink.link(i)
        self.sink.push(url)
        url = f"{BASE}/rest/api/content/{i}"  # => literal: GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
        self.sink.push(url)
        url = f"{BASE}/rest/api/content/{i}"  # => literal: GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
        url = self.sink.link(url)
        url = f"{BASE}/rest/api/content/{i}"  # => literal: GET /wiki/rest/api/content/{id} | PUT /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
        if found:
            url = found
        self.sink.push(url)

    def note(self, url, kind="GET"):
        self.diary.debug("%s %s", kind, url)

    def noted(self, i):
        self.note(f"{BASE}/rest/api/content/{i}")
        note_url(url=f"{BASE}/rest/api/content/{i}")
        note_and_push(f"{BASE}/rest/api/space", self.sink)  # => literal: GET /wiki/rest/api/space | POST /wiki/rest/api/space

    def dry_run(self, i):
        self.diary.debug("%s", self.sink.format_request("PUT", f"{BASE}/rest/api/content/{i}"))
        typer.echo(format_dry_run("DELETE", BASE + "/rest/api/content/" + i))
        self.sink.push(format_url(f"{BASE}/rest/api/space"))  # => literal: GET /wiki/rest/api/space | POST /wiki/rest/api/space

    def homepage(self, found):
        prefix = "/rest/api/content/"
        known = len("/wiki/rest/api/content/")
        return found["homepage"][len("/rest/api/content/") :], found["next"][len(prefix) :], known

    def nested(self, i):
        self.diary.debug(requests.get(f"{BASE}/rest/api/space").text)  # => GET /wiki/rest/api/space
        print(self.sink.push(f"{BASE}/rest/api/space"))  # => literal: GET /wiki/rest/api/space | POST /wiki/rest/api/space

    def title(self, title):
        return self.query(f'title = "{title}"')

    def query(self, cql):
        return requests.get(f"{BASE}/rest/api/search", params={"cql": cql})  # => GET /wiki/rest/api/search


def note_url(url):
    message = f"asked: {url}"
    journal.info(message)


def note_and_push(url, sink):
    journal.info(url)
    sink.push(url)


def main():
    parser = argparse.ArgumentParser(description="/wiki/rest/api/content", epilog="/wiki/rest/api/space")
    parser.add_argument("--path", help="/wiki/rest/api/content")
    if not parser.parse_args().path:
        parser.error("/wiki/rest/api/content")
    Reader(journal, []).title("Home")
    Reader(journal, []).read("7")


@click.command(help="/wiki/rest/api/content")
@click.option("--path", help="/wiki/rest/api/content")
def command(path):
    sys.exit("/wiki/rest/api/content")


# keys that are only looked up, and paths of an OpenAPI document
MEANINGS = {"/wiki/rest/api/space": "all spaces", "/wiki/api/v2/pages": f"see {BASE}"}
ALL = {"/wiki/rest/api/space": "all spaces"}  # => literal: GET /wiki/rest/api/space | POST /wiki/rest/api/space
SENT = {"/wiki/rest/api/search": "/wiki/rest/api/group"}  # => literal: GET /wiki/rest/api/group | POST /wiki/rest/api/group | DELETE /wiki/rest/api/group
DOCUMENT = {"paths": {"/wiki/api/v2/pages": {"post": {"operationId": "createPage"}, "parameters": []}}}


def explain(path, more, send):
    if path in MEANINGS:
        print(MEANINGS.get(path), MEANINGS[path])
    for name in ALL:
        print(ALL[name], more(name))
    send(SENT[path])
    more(DOCUMENT)
