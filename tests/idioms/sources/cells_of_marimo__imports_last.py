"""A marimo notebook: cells pass names as parameters and results, and the last one imports."""
import marimo

app = marimo.App(width="medium")

with app.setup:
    SITE = "https://acme.atlassian.net/wiki"


@app.function
def fetch(session, path):
    return session.get(SITE + path, timeout=10)


@app.cell
def _(BASE, session):
    spaces = session.get(f"{BASE}/space", params={"limit": 50})  #: GET /wiki/rest/api/space
    return (spaces,)


@app.cell(hide_code=True)
async def _(requests):
    session = requests.Session()
    BASE = SITE + "/rest/api"
    return BASE, session


@app.cell
def pages(session, spaces):
    _key = spaces.json()["results"][0]["id"]
    fetch(session, f"/api/v2/spaces/{_key}/pages")  #: GET /wiki/api/v2/spaces/{id}/pages
    return


@app.cell
def _():
    import requests
    return (requests,)


if __name__ == "__main__":
    app.run()
