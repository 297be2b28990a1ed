"""Airbyte's declarative streams of Confluence in Python: requesters, and manifests that are mappings."""

from airbyte_cdk import ConcurrentDeclarativeSource, HttpMethod, HttpRequester
from airbyte_cdk.sources.declarative.manifest_declarative_source import ManifestDeclarativeSource

ROOT = "https://acme.atlassian.net/wiki/rest/api"


def requesters(config):
    path = "content/{{ stream_partition.page_id }}/label"  # => POST /wiki/rest/api/content/{id}/label
    yield HttpRequester(
        name="labels", url_base=ROOT, path=path, http_method=HttpMethod.POST, config=config, parameters={}
    )
    yield HttpRequester(name="spaces", url=f"{ROOT}/space", config=config, parameters={})  # => GET /wiki/rest/api/space
    base = "https://{{ config['domain'] }}/wiki/rest/api/"
    yield HttpRequester(name="groups", url_base=base, path="/group", config=config, parameters={})  # => GET /wiki/rest/api/group


requester = {"type": "HttpRequester", "url_base": ROOT, "http_method": "GET"}
MANIFEST = {
    "type": "DeclarativeSource",
    "streams": [
        {"name": "audit", "retriever": {"requester": {**requester, "path": "audit"}}},  # => GET /wiki/rest/api/audit
        {
            "name": "user",
            "retriever": {
                "requester": {"url": "https://acme.atlassian.net/wiki/rest/api/user/current"},  # => GET /wiki/rest/api/user/current
            },
        },
        {"name": "issues", "retriever": {"requester": {"url_base": "https://acme.atlassian.net/rest/api/3", "path": "search"}}},
    ],
}
source = ManifestDeclarativeSource(source_config=MANIFEST)
other = ConcurrentDeclarativeSource(source_config={"streams": [{"retriever": {"requester": {"url_base": ROOT, "path": "search"}}}]})  # => GET /wiki/rest/api/search
