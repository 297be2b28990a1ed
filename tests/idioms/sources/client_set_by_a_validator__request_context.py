"""A function keeps the client in an object of a framework, and returns it from there."""
from atlassian import Confluence
from flask import Blueprint, current_app, g, jsonify

bp = Blueprint("wiki", __name__)


def get_wiki() -> Confluence:
    if "wiki" not in g:
        g.wiki = Confluence(url=current_app.config["WIKI_URL"], username="u", password="t", cloud=True)
    return g.wiki


def get_reader():
    if not hasattr(g, "reader"):
        g.reader = Confluence(url=current_app.config["WIKI_URL"], username="u", password="t", cloud=True)
    return g.reader


@bp.get("/spaces")
def spaces():
    return jsonify(get_wiki().get_all_spaces(start=0, limit=500))  #: GET /wiki/rest/api/space


@bp.get("/labels/<page_id>")
def labels(page_id):
    return jsonify(get_reader().get_page_labels(page_id))  #: GET /wiki/rest/api/content/{}/label
