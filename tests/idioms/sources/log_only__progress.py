"""Texts of progress bars, of spinners and of a Jupyter notebook."""
import requests
from IPython.display import HTML, Markdown, display
from rich.progress import Progress, track
from tqdm.auto import tqdm

API = "https://acme.atlassian.net/wiki/api/v2"


def all_labels(pages: list[str]):
    with Progress() as progress:
        task = progress.add_task(f"GET {API}/pages/{{id}}/labels", total=len(pages))
        for page in pages:
            progress.update(task, advance=1, description=f"{API}/pages/{page}/labels")
            progress.console.log(f"{API}/pages/{page}/labels")
            yield requests.get(f"{API}/pages/{page}/labels", timeout=9)  #: GET /wiki/api/v2/pages/{}/labels


def bars(pages: list[str]):
    bar = tqdm(pages, desc=f"{API}/pages")
    for page in bar:
        bar.set_description(f"{API}/pages/{page}")
        bar.set_postfix(url=f"{API}/pages/{page}")
        tqdm.write(f"{API}/pages/{page}")
    for page in track(pages, description=f"reading {API}/pages"):
        display(Markdown(f"[{page}]({API}/pages/{page})"), HTML(f'<a href="{API}/pages/{page}">x</a>'))
