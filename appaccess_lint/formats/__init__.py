"""Renderings of results for people and programs."""
