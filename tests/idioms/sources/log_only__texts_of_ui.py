"""Texts of a terminal interface, of a bot's answer and of a CLI's table."""
import gradio as gr
import questionary
import requests
import typer
from rich.panel import Panel
from rich.table import Table
from rich import print as rprint
from textual.widgets import Label

V1 = "https://acme.atlassian.net/wiki/rest/api"
app = typer.Typer(help="reads /wiki/rest/api/content/{id}", epilog=f"see {V1}/content")


@app.command(short_help="GET /wiki/rest/api/content/{id}/history")
def history(page: str = typer.Argument(help="the id in /wiki/rest/api/content/{id}")):
    """Show GET /wiki/rest/api/content/{id}/history."""
    table = Table(title=f"{V1}/content/{page}/history")
    table.add_row("url", f"{V1}/content/{page}/history")
    rprint(Panel(f"{V1}/content/{page}/history", title="GET"))
    if questionary.confirm(f"Ask {V1}/content/{page}/history?").ask():
        answer = requests.get(f"{V1}/content/{page}/history", timeout=9)  #: GET /wiki/rest/api/content/{}/history
        if answer.status_code == 404:
            raise typer.BadParameter(f"{V1}/content/{page}/history: not found")
        Label(f"{V1}/content/{page}/history")
        gr.Info(f"{V1}/content/{page}/history")
        typer.secho(f"{V1}/content/{page}/history", fg="green")
