"""Metrics, sentry, spans and counters with the URL as a tag."""
import requests
import sentry_sdk
from opentelemetry import trace
from prometheus_client import Counter

CALLS = Counter("calls", "calls by path", ["path"])
tracer = trace.get_tracer(__name__)
ROOT = "https://acme.atlassian.net/wiki/rest/api"


def restrict(page: str, body: list) -> None:
    CALLS.labels(path="/wiki/rest/api/content/{id}/restriction").inc()
    sentry_sdk.set_tag("url", f"{ROOT}/content/{page}/restriction")
    sentry_sdk.add_breadcrumb(category="http", message=f"PUT {ROOT}/content/{page}/restriction")
    with tracer.start_as_current_span("PUT /wiki/rest/api/content/{id}/restriction") as span:
        span.set_attributes({"http.url": f"{ROOT}/content/{page}/restriction"})
        requests.put(f"{ROOT}/content/{page}/restriction", json=body, timeout=9)  #: PUT /wiki/rest/api/content/{}/restriction
