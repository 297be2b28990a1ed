"""Code that frameworks, commands and other programs call."""

HANDLED = {
    "a hook of the interpreter": """
import sys
sys.excepthook = lambda kind, error, trace: print("failed:", error)
def page():
    r = requests.get(URL)
    r.raise_for_status()
""",
    "click": """
import click
@click.command()
def page():
    r = requests.get(URL)
    r.raise_for_status()
    click.echo(r.json())
""",
    "typer": """
import typer
app = typer.Typer()
@app.command()
def page():
    r = requests.get(URL)
    r.raise_for_status()
""",
    "fastapi": """
from fastapi import FastAPI
app = FastAPI()
@app.get("/page")
async def page():
    return get()
def get():
    return requests.get(URL).json()
""",
    "a tool of an agent": """
from mcp.server.fastmcp import FastMCP
mcp = FastMCP("x")
@mcp.tool()
def page():
    return requests.get(URL).json()
""",
    "a task": """
from celery import shared_task
@shared_task
def page():
    requests.get(URL).raise_for_status()
""",
    "a lambda handler": """
def page():
    return requests.get(URL).json()
def lambda_handler(event, context):
    return page()
""",
    "a lambda handler with annotations": """
from typing import Any
def page():
    return requests.get(URL).json()
def lambda_handler(event: dict[str, Any], context: Any) -> dict:
    return page()
""",
    "a view": """
from django.views import View
class Page(View):
    def get(self, request):
        return requests.get(URL).json()
def page(): ...
""",
    "a registered function": """
from flask import Flask
app = Flask(__name__)
def show():
    return requests.get(URL).json()
app.add_url_rule("/page", view_func=show)
def page(): ...
""",
}

UNHANDLED = {
    "a command of argparse": """
import argparse
def show(args):
    print(requests.get(URL).json())

def page():
    parser = argparse.ArgumentParser()
    parser.set_defaults(func=show)
    args = parser.parse_args()
    args.func(args)
""",
}

UNKNOWN = {
    "a public function that nobody calls": "def page():\n    return requests.get(URL).json()\n",
    "a public method that nobody calls": """
class Client:
    def page(self):
        return requests.get(URL).json()
""",
    "a function that something else may call": """
from somewhere import register
def page():
    return requests.get(URL).json()
register(page)
""",
    "an answer that goes elsewhere": """
from somewhere import check
def main():
    check(requests.get(URL))
main()
""",
}
