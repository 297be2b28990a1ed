"""Commands that receive the object which their group sets on the context."""

import click
import requests


class Api:
    def __init__(self, site, user, token):
        self.root = f"https://{site}.atlassian.net/wiki"
        self.session = requests.Session()
        self.session.auth = (user, token)

    def get(self, path):
        return self.session.get(self.root + path).json()


class Tracker:
    def get(self, path):
        return requests.get("https://tracker.example.com" + path).json()


@click.group()
@click.option("--site", default="example")
@click.pass_context
def cli(ctx, site):
    ctx.obj = Api(site, "u", "t")


@cli.command()
@click.argument("page")
@click.pass_obj
def likes(obj, page):
    obj.get(f"/api/v2/pages/{page}/likes/count")  # => GET /wiki/api/v2/pages/{id}/likes/count


@cli.group()
def users():
    pass


@users.command("groups")
@click.pass_obj
def groups(state):
    state.session.get(state.root + "/rest/api/group")  # => GET /wiki/rest/api/group


@click.group()
@click.pass_context
def tracker(context):
    context.obj = Tracker()


@tracker.command()
@click.pass_obj
def spaces(obj):
    return obj.get("/spaces")
