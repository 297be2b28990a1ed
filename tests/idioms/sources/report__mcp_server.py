"""An MCP server: tools are functions that get the client from a context or from a factory."""
import os
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache

from atlassian import Confluence
from mcp.server.fastmcp import Context, FastMCP


@dataclass
class AppContext:
    confluence: Confluence


@lru_cache(maxsize=1)
def get_confluence() -> Confluence:
    return Confluence(url=os.environ["CONFLUENCE_URL"], username=os.environ["CONFLUENCE_USERNAME"], password=os.environ["CONFLUENCE_API_TOKEN"], cloud=True)


@asynccontextmanager
async def lifespan(server: FastMCP):
    yield AppContext(confluence=get_confluence())


mcp = FastMCP("confluence", lifespan=lifespan)


@mcp.tool()
def search_pages(query: str, limit: int = 10) -> list[dict]:
    """Search by CQL."""
    return get_confluence().cql(f'siteSearch ~ "{query}"', limit=limit)["results"]  #: AAR101 GET /wiki/rest/api/search


@mcp.tool()
def page_labels(ctx: Context, page_id: str) -> dict:
    app: AppContext = ctx.request_context.lifespan_context
    return app.confluence.get_page_labels(page_id)  #: GET /wiki/rest/api/content/{}/label


@mcp.resource("confluence://{space}/{title}")
def page(space: str, title: str) -> dict:
    confluence = get_confluence()
    found = confluence.get_page_by_title(space=space, title=title, expand="body.storage")  #: GET /wiki/rest/api/content
    return found or {}
