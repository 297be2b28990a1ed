"""A Confluence Cloud on the loopback: v1 and v2 over one store, for proofs that a rewrite changes nothing."""

from __future__ import annotations

from fake_confluence.server import Site
from fake_confluence.store import Store

__all__ = ["Site", "Store"]
