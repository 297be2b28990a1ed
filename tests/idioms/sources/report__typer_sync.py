"""A typer command that pushes markdown with the client's helpers, version 4 of the client."""
# needs: --client-versions atlassian-python-api=4.0.7
import typer
from atlassian import Confluence
from atlassian.errors import ApiError

app = typer.Typer()


@app.command()
def push(space: str, title: str, file: typer.FileText, parent: str = typer.Option(None), url: str = typer.Option("https://acme.atlassian.net", envvar="CONFLUENCE_URL"), user: str = "u", token: str = "t"):
    wiki = Confluence(url=url, username=user, password=token, cloud=True)
    try:
        result = wiki.update_or_create(parent_id=parent, title=title, body=file.read(), representation="wiki")  #: any
        wiki.set_page_label(result["id"], "generated")  #: AAR101 POST /wiki/rest/api/content/{}/label
        wiki.attach_file("a.png", page_id=result["id"])  #: any
    except ApiError as error:
        typer.secho(f"{url}/wiki/rest/api/content failed: {error}", err=True)
        raise typer.Exit(1) from error
