"""``python -m space_digest SPACE DATE CHART`` publishes the digest of what changed since a date."""

from __future__ import annotations

import asyncio
import sys

from space_digest.api import Api
from space_digest.likes import popularity
from space_digest.publish import Publisher
from space_digest.settings import from_environment


def main(space: str, date: str, chart: str) -> None:
    settings = from_environment()
    api = Api(settings)
    changed = {found["content"]["id"]: found["title"] for found in api.changed_since(space, date)}
    counts = asyncio.run(popularity(settings, list(changed)))
    lines = [
        f"<li>{title}: {len(api.versions(page_id))} versions, {counts[page_id]} likes and comments</li>"
        for page_id, title in changed.items()
    ]
    total = sum(1 for _ in api.pages(api.space_id(space)))
    body = f"<p>{len(changed)} of {total} pages, says {api.me()}.</p><ul>{''.join(lines)}</ul>"
    print(Publisher(settings).publish(space, body, chart))


if __name__ == "__main__":
    main(*sys.argv[1:4])
