"""loguru, rich, print, click.echo, warnings, sys.stderr."""
import sys
import warnings

import click
import requests
from loguru import logger
from rich.console import Console

console = Console()
BASE = "https://acme.atlassian.net/wiki/rest/api"


def read(page: str):
    url = f"{BASE}/content/{page}"
    logger.info("Requesting {}", url)
    logger.bind(url=f"{BASE}/space").debug("x")
    console.print(f"[bold]GET[/] {BASE}/content/{page}/label")
    print("GET", f"{BASE}/content/{page}/history")
    click.echo(f"asking {BASE}/content/{page}")
    click.secho(f"asking {BASE}/content/{page}", fg="red")
    warnings.warn(f"{BASE}/content/{page} is slow", stacklevel=2)
    sys.stderr.write(f"{BASE}/space\n")
    return requests.get(url, timeout=9)  #: GET /wiki/rest/api/content/{}
