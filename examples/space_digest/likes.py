"""Counts likes and comments of many pages at once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx

from space_digest.settings import Settings


async def popularity(settings: Settings, page_ids: Sequence[str]) -> dict[str, int]:
    """Return likes and comments together, by page."""
    auth = (settings.email, settings.token)
    async with httpx.AsyncClient(base_url=settings.wiki, auth=auth) as client:
        counts = await asyncio.gather(*(_count(client, page_id) for page_id in page_ids))
    return dict(zip(page_ids, counts, strict=True))


async def _count(client: httpx.AsyncClient, page_id: str) -> int:
    likes = await client.get(f"/api/v2/pages/{page_id}/likes/count")
    comments = await client.get(f"/rest/api/content/{page_id}/child/comment", params={"limit": 200})
    return likes.json()["count"] + comments.json()["size"]
