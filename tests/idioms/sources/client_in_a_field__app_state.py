"""A client of the application's state, set by a function that comes after its readers."""
import httpx
from fastapi import FastAPI, Request

app = FastAPI()

@app.on_event("startup")
async def start():
    app.state.confluence = httpx.AsyncClient(base_url="https://acme.atlassian.net/wiki/api/v2")

@app.get("/m/{page_id}")
async def mirror(page_id: str, request: Request):
    reply = await request.app.state.confluence.get(f"/pages/{page_id}")  #: GET /wiki/api/v2/pages/{}
    return reply.json()

@app.delete("/m/{page_id}")
async def drop(page_id: str):
    await app.state.confluence.delete(f"/pages/{page_id}")  #: DELETE /wiki/api/v2/pages/{}
