"""logfire, Datadog, New Relic, statsd, Elastic APM, Sentry's spans."""
import elasticapm
import logfire
import requests
import sentry_sdk
from datadog import statsd
from ddtrace import tracer as dd
from opentelemetry import trace

V2 = "https://acme.atlassian.net/wiki/api/v2"
tracer = trace.get_tracer("wiki")


@tracer.start_as_current_span("GET /wiki/api/v2/pages/{id}/versions")
def versions(page: str):
    statsd.increment("wiki.calls", tags=[f"url:{V2}/pages/{page}/versions"])
    trace.get_current_span().add_event("asked", attributes={"url": f"{V2}/pages/{page}/versions"})
    trace.get_current_span().update_name(f"GET {V2}/pages/{page}/versions")
    logfire.info("GET {url}", url=f"{V2}/pages/{page}/versions")
    elasticapm.label(url=f"{V2}/pages/{page}/versions")
    sentry_sdk.capture_message(f"GET {V2}/pages/{page}/versions")
    with sentry_sdk.start_span(op="http.client", description=f"GET {V2}/pages/{page}/versions") as span:
        span.set_data("url", f"{V2}/pages/{page}/versions")
        with dd.trace("wiki.get", resource=f"GET {V2}/pages/{page}/versions") as inner, logfire.span(f"GET {V2}/pages/{page}/versions"):
            inner.set_tag("http.url", f"{V2}/pages/{page}/versions")
            return requests.get(f"{V2}/pages/{page}/versions", timeout=9)  #: GET /wiki/api/v2/pages/{}/versions
