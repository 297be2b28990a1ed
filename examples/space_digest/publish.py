"""Puts the digest into Confluence, with atlassian-python-api."""

from __future__ import annotations

from atlassian import Confluence

from space_digest.settings import Settings

TITLE = "Weekly digest"


class Publisher:
    """Writes the digest page of a space, and takes the old charts away."""

    def __init__(self, settings: Settings) -> None:
        self.confluence = Confluence(
            url=settings.wiki, username=settings.email, password=settings.token, cloud=True
        )

    def publish(self, space: str, body: str, chart: str) -> str:
        """Create or update the page; return its address in the browser."""
        page_id = self.confluence.get_page_id(space, TITLE)
        if page_id:
            self.confluence.update_page(page_id, TITLE, body)
        else:
            page_id = self.confluence.create_page(space, TITLE, body)["id"]
        self.confluence.attach_file(chart, page_id=page_id)
        return f"{self.confluence.url}/spaces/{space}/pages/{page_id}"

    def retire_charts(self, attachment_ids: list[str]) -> None:
        for attachment_id in attachment_ids:
            self.confluence.delete(f"rest/api/content/{attachment_id}")
