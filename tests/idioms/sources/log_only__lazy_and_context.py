"""Lazy texts, context variables, adapters and extra fields of log records."""
import logging

import httpx
import structlog
from loguru import logger as loguru_logger
from structlog.contextvars import bind_contextvars, bound_contextvars

log = logging.LoggerAdapter(logging.getLogger(__name__), {"part": "wiki"})
slog = structlog.get_logger()
SITE = "https://acme.atlassian.net/wiki"


async def watchers(client: httpx.AsyncClient, page: str):
    url = f"{SITE}/rest/api/content/{page}/notification/created"
    bind_contextvars(url=f"{SITE}/rest/api/content/{page}/notification/created")
    loguru_logger.opt(lazy=True).debug("GET {}", lambda: f"{SITE}/rest/api/content/{page}/notification/created")
    if log.isEnabledFor(logging.DEBUG):
        log.debug("GET", extra={"http": {"url": f"{SITE}/rest/api/content/{page}"}})
    with bound_contextvars(path=f"/rest/api/content/{page}"), loguru_logger.contextualize(url=f"{SITE}/api/v2/pages/{page}"):
        await slog.ainfo("ask", request={"method": "GET", "url": f"{SITE}/rest/api/content/{page}"})
        return await client.get(url)  #: GET /wiki/rest/api/content/{}/notification/created
