"""The installed atlassian-python-api: its version, its model, and its classes for Confluence."""

from __future__ import annotations

import importlib.metadata

import pytest

from appaccess_lint.clients.load import load_clients
from appaccess_lint.clients.model import ClientClass

pytest.importorskip("atlassian")
VERSION = importlib.metadata.version("atlassian-python-api")
MODELS = load_clients({"atlassian-python-api": VERSION})
BEFORE_5 = int(VERSION.partition(".")[0]) < 5
CLASSES = ["atlassian.Confluence"] if BEFORE_5 else ["atlassian.ConfluenceCloud", "atlassian.ConfluenceV2"]


def model_of(name: str) -> ClientClass:
    """Return the model of the class *name*, which has one."""
    model = MODELS.cls(name)
    assert model is not None
    return model
