"""A function keeps the client in an object of a framework; its library has no model."""
import httpx
from flask import Flask, g

app = Flask(__name__)

def wiki():
    if "wiki" not in g:
        g.wiki = httpx.Client(base_url="https://acme.atlassian.net/wiki/api/v2/")
    return g.wiki

@app.get("/tasks")
def tasks():
    return wiki().get("tasks").json()  #: GET /wiki/api/v2/tasks

@app.get("/spaces")
def spaces():
    return g.wiki.get("spaces").json()  #: GET /wiki/api/v2/spaces
