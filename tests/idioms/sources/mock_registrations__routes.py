"""Routes of a fake server or a proxy of one's own: Flask, FastAPI, aiohttp, Django, Starlette, http.server."""
from http.server import BaseHTTPRequestHandler

from aiohttp import web
from django.urls import path, re_path
from fastapi import APIRouter, FastAPI
from flask import Blueprint, Flask
from starlette.routing import Route

flask_app, api, router = Flask(__name__), FastAPI(), APIRouter(prefix="/wiki/rest/api")
blueprint = Blueprint("wiki", __name__, url_prefix="/wiki/rest/api/content")


@flask_app.route("/wiki/rest/api/content/<id>", methods=["GET", "PUT"])
def content(id):
    return {"id": id}


@api.get("/wiki/api/v2/pages/{page_id}")
async def page(page_id: str):
    return {"id": page_id, "_links": {"webui": f"/wiki/spaces/X/pages/{page_id}"}}


@router.post("/content/{page_id}/label")
async def label(page_id: str):
    return []


async def space(request):
    return web.json_response({"key": request.match_info["key"]})


application = web.Application()
application.add_routes([web.get("/wiki/rest/api/space/{key}", space)])
application.router.add_get("/wiki/rest/api/content/search", space)
urlpatterns = [path("wiki/rest/api/content/<int:pk>", content), re_path(r"^wiki/rest/api/space/(?P<key>\w+)$", space)]
routes = [Route("/wiki/api/v2/spaces", space, methods=["GET"])]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/wiki/rest/api/content/"):
            self.send_response(200)
        elif self.path == "/wiki/rest/api/space":
            self.send_response(404)
