"""What v1 answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fake_confluence.routes import Missing, Request, Routes, expanded
from fake_confluence.store import ADA, CHANGED, CREATED, Content, Property, Space, Task

routes = Routes("/wiki/rest/api")
USER = {"type": "known", "accountId": ADA, "displayName": "Ada"}
BODIES = ("storage", "view", "export_view", "styled_view", "anonymous_export_view", "atlas_doc_format")


def paged(request: Request, found: Iterable[Any], default: int) -> dict[str, Any]:
    """Return one page of *found*, by ``start`` and ``limit``."""
    start, limit = int(request.query.get("start", 0)), int(request.query.get("limit", default))
    everything = list(found)
    results = everything[start : start + limit]
    links = {"base": request.base, "context": "/wiki", "self": request.base + request.path}
    if len(everything) > start + limit:
        links["next"] = f"{request.path.removeprefix('/wiki')}?start={start + limit}&limit={limit}"
    return {"results": results, "start": start, "limit": limit, "size": len(results), "_links": links}


def version(number: int, message: str) -> dict[str, Any]:
    """Return a version."""
    return {"by": USER, "when": CHANGED, "message": message, "number": number, "minorEdit": False}


def content(request: Request, found: Content, *, alone: bool = True) -> dict[str, Any]:
    """Return a content; in lists only what is asked for stands in it."""
    asked = set(request.query.get("expand", "").split(","))
    answer: dict[str, Any] = {
        "id": str(found.id),
        "type": found.type,
        "status": found.status,
        "title": found.title,
        "_expandable": {"children": f"/rest/api/content/{found.id}/child"},
        "_links": {"webui": f"/x/{found.id}", "self": f"{request.base}/rest/api/content/{found.id}"},
        "extensions": {"mediaType": "image/png", "fileSize": 7, "location": found.location},
    }
    if found.type == "attachment":
        answer["_links"]["download"] = f"/download/attachments/{found.parent}/{found.title}"
        answer["metadata"] = {"mediaType": "image/png"}
    if alone:
        answer["_links"]["base"] = request.base
    if alone or "space" in asked:
        owner = request.store.space(found.space)
        answer["space"] = {"id": owner.id, "key": owner.key, "name": owner.name}
    if alone or "version" in asked:
        answer["version"] = version(found.version, found.message)
    if alone or "history" in asked:
        answer["history"] = {"createdDate": CREATED, "createdBy": USER}
    if bodies := [name for name in BODIES if f"body.{name}" in asked]:
        answer["body"] = {name: {"value": expanded(found, name), "representation": name} for name in bodies}
    if "container" in asked and found.parent:
        answer["container"] = {"id": str(found.parent)}
    if "ancestors" in asked:
        answer["ancestors"] = [{"id": str(found.parent)}] if found.parent else []
    return answer


def one(request: Request) -> Content:
    """Return the content of the path, if its status is the one asked for."""
    found = request.store.content.get(int(request.names["id"]))
    if found is None or request.query.get("status", "current") not in {"any", found.status}:
        raise Missing
    return found


@routes.get("/content/{id}")
def _content(request: Request) -> dict[str, Any]:
    return content(request, one(request))


@routes.get("/content")
def _contents(request: Request) -> dict[str, Any]:
    query = request.query
    found = request.store.of_type(query.get("type", "page"))
    found = (c for c in found if query.get("title") in {None, c.title})
    found = (c for c in found if query.get("spaceKey") in {None, request.store.space(c.space).key})
    found = (c for c in found if query.get("status", "current") in {"any", c.status})
    return paged(request, (content(request, c, alone=False) for c in found), 25)


@routes.post("/content")
def _create(request: Request) -> dict[str, Any]:
    body, store = request.body, request.store
    made = Content(store.new(), body["type"], body.get("title", ""), 0, body["body"]["storage"]["value"])
    if made.type == "comment":
        made.parent, made.location = int(body["container"]["id"]), "footer"
        made.space = store.content[made.parent].space
        made.title = f"Re: {store.content[made.parent].title}"
    else:
        wanted = body["space"]
        names = {str(wanted.get("id")), wanted.get("key")}
        made.space = next(s.id for s in store.spaces if names & {str(s.id), s.key})
        made.parent = int(body["ancestors"][-1]["id"]) if body.get("ancestors") else 0
    store.content[made.id] = made
    return content(request, made)


@routes.put("/content/{id}")
def _update(request: Request) -> dict[str, Any]:
    found, body = one(request), request.body
    if body["version"]["number"] != found.version + 1:
        raise Missing(409)
    found.title, found.version = body.get("title", found.title), found.version + 1
    found.message = body["version"].get("message", "")
    if "body" in body:
        found.body = body["body"]["storage"]["value"]
    return content(request, found)


@routes.delete("/content/{id}")
def _delete(request: Request) -> None:
    one(request).status = "trashed"


@routes.get("/content/{id}/label")
def _labels(request: Request) -> dict[str, Any]:
    return paged(request, (label(name) for name in one(request).labels), 200)


def label(name: str) -> dict[str, Any]:
    """Return a label."""
    return {"prefix": "global", "name": name, "id": str(sum(name.encode())), "label": name}


@routes.get("/content/{id}/child/attachment")
def _attachments(request: Request) -> dict[str, Any]:
    found = request.store.below(one(request).id, "attachment")
    wanted = request.query.get("filename")
    found = (c for c in found if c.status == "current" and wanted in {None, c.title})
    return paged(request, (content(request, c, alone=False) for c in found), 25)


@routes.get("/content/{id}/child/comment")
def _comments(request: Request) -> dict[str, Any]:
    found = request.store.below(one(request).id, "comment")
    where = request.query.get("location")
    return paged(
        request, (content(request, c, alone=False) for c in found if where in {None, c.location}), 25
    )


@routes.get("/content/{id}/child/{type}")
def _children(request: Request) -> dict[str, Any]:
    found = request.store.below(one(request).id, request.names["type"])
    return paged(request, (content(request, c, alone=False) for c in found if c.status == "current"), 25)


@routes.get("/content/{id}/version")
def _versions(request: Request) -> dict[str, Any]:
    found = one(request)
    return paged(request, (version(n, found.message) for n in found.numbers()), 200)


@routes.get("/content/{id}/version/{versionNumber}")
def _version(request: Request) -> dict[str, Any]:
    return version(int(request.names["versionNumber"]), one(request).message)


@routes.get("/content/{id}/history")
def _history(request: Request) -> dict[str, Any]:
    found = one(request)
    return {"createdDate": CREATED, "createdBy": USER, "lastUpdated": version(found.version, found.message)}


def property_of(request: Request, found: Property) -> dict[str, Any]:
    """Return a content property."""
    answer: dict[str, Any] = {"id": str(found.id), "key": found.key, "value": found.value, "_expandable": {}}
    if "version" in request.query.get("expand", "version" if request.method != "GET" else ""):
        answer["version"] = version(found.version, "")
    return answer


@routes.get("/content/{id}/property")
def _properties(request: Request) -> dict[str, Any]:
    wanted = request.query.get("key")
    found = (p for p in one(request).properties if wanted in {None, p.key})
    return paged(request, (property_of(request, p) for p in found), 10)


@routes.post("/content/{id}/property")
def _add_property(request: Request) -> dict[str, Any]:
    made = Property(request.store.new(), request.body["key"], request.body["value"])
    one(request).properties.append(made)
    return property_of(request, made)


@routes.post("/content/{id}/property/{key}")
def _add_property_by_key(request: Request) -> dict[str, Any]:
    made = Property(request.store.new(), request.names["key"], request.body["value"])
    one(request).properties.append(made)
    return property_of(request, made)


@routes.get("/content/{id}/property/{key}")
def _property(request: Request) -> dict[str, Any]:
    wanted = request.names["key"]
    found = next((p for p in one(request).properties if p.key == wanted), None)
    if found is None:
        raise Missing
    return property_of(request, found)


def space(request: Request, found: Space) -> dict[str, Any]:
    """Return a space."""
    answer = {"id": found.id, "key": found.key, "name": found.name, "type": found.type}
    links = {"webui": f"/spaces/{found.key}", "self": f"{request.base}/rest/api/space/{found.key}"}
    answer |= {"status": found.status, "_links": links, "_expandable": {"homepage": ""}}
    if "homepage" in request.query.get("expand", "").split(","):
        answer["homepage"] = {"id": str(found.homepage)}
    return answer


@routes.get("/space")
def _spaces(request: Request) -> dict[str, Any]:
    query = request.query
    found = [s for s in request.store.spaces if query.get("spaceKey") in {None, s.key}]
    found = [s for s in found if query.get("type") in {None, s.type}]
    return paged(request, (space(request, s) for s in found), 25)


@routes.get("/space/{spaceKey}")
def _space(request: Request) -> dict[str, Any]:
    found = next((s for s in request.store.spaces if s.key == request.names["spaceKey"]), None)
    if found is None:
        raise Missing
    return space(request, found)


def task(found: Task) -> dict[str, Any]:
    """Return a task."""
    answer = {"id": found.id, "globalId": found.id, "contentId": found.page, "status": found.status}
    return {**answer, "body": found.body, "assignee": ADA, "creator": ADA, "createDate": 1704164645000}


@routes.get("/inlinetasks/search")
def _tasks(request: Request) -> dict[str, Any]:
    wanted = request.query.get("status")
    return paged(request, (task(t) for t in request.store.tasks if wanted in {None, t.status}), 20)


@routes.get("/inlinetasks/{inlineTaskId}")
def _task(request: Request) -> dict[str, Any]:
    return task(request.task("inlineTaskId"))


@routes.put("/inlinetasks/{inlineTaskId}")
def _set_task(request: Request) -> dict[str, Any]:
    found = request.task("inlineTaskId")
    found.status = request.body["status"]
    return task(found)
