"""Where the digest finds Confluence, from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The address of the site, and the account that calls it."""

    site: str
    email: str
    token: str

    @property
    def wiki(self) -> str:
        return f"https://{self.site}.atlassian.net/wiki"


def from_environment() -> Settings:
    return Settings(
        site=os.environ["CONFLUENCE_SITE"],
        email=os.environ["CONFLUENCE_EMAIL"],
        token=os.environ["CONFLUENCE_TOKEN"],
    )
