"""What v2 answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fake_confluence.routes import Missing, Request, Routes, expanded
from fake_confluence.store import ADA, CHANGED, CREATED, Content, Property, Task
from fake_confluence.v1 import BODIES

routes = Routes("/wiki/api/v2")
OF_LISTS = ("storage", "atlas_doc_format")


def paged(request: Request, found: Iterable[Any], default: int = 25) -> dict[str, Any]:
    """Return one page of *found*; the cursor is an offset that nobody may know of."""
    start, limit = int(request.query.get("cursor", 0)), int(request.query.get("limit", default))
    everything = list(found)
    links = {"base": request.base}
    if len(everything) > start + limit:
        links["next"] = f"{request.path}?cursor={start + limit}&limit={limit}"
    return {"results": everything[start : start + limit], "_links": links}


def version(number: int, message: str) -> dict[str, Any]:
    """Return a version."""
    return {"createdAt": CHANGED, "message": message, "number": number, "minorEdit": False, "authorId": ADA}


def content(request: Request, found: Content, *, alone: bool = True) -> dict[str, Any]:
    """Return a content; the body only in the one format that is asked for."""
    answer: dict[str, Any] = {
        "id": str(found.id),
        "status": found.status,
        "title": found.title,
        "version": version(found.version, found.message),
        "_links": {"webui": f"/x/{found.id}"},
    }
    if alone:
        answer["_links"]["base"] = request.base
    if found.type in {"page", "blogpost"}:
        answer |= {"spaceId": str(found.space), "createdAt": CREATED, "authorId": ADA, "body": {}}
    if found.type == "page":
        answer["parentId"] = str(found.parent) if found.parent else None
    if found.type in {"attachment", "comment"}:
        answer["pageId"] = str(found.parent)
    if found.type == "attachment":
        answer |= {"mediaType": "image/png", "fileSize": 7}
        answer["_links"]["download"] = f"/download/attachments/{found.parent}/{found.title}"
    wanted = request.query.get("body-format")
    if wanted is not None:
        if wanted not in (BODIES if alone else OF_LISTS):
            raise Missing(400)
        answer["body"] = {wanted: {"value": expanded(found, wanted), "representation": wanted}}
    return answer


def owner(request: Request, *types: str) -> Content:
    """Return the content of the path, if it is one of *types* and has a status that is asked for."""
    number = next(value for name, value in request.names.items() if "number" not in name)
    found = request.store.content.get(int(number))
    if found is None or found.type not in types or found.status not in _statuses(request):
        raise Missing
    return found


def _statuses(request: Request) -> list[str]:
    return request.query.get("status", "current,archived").split(",")


def _of(word: str, kind: str, name: str = "id", location: str = "") -> None:
    """Register what content of the type *kind* answers below ``/word``."""

    def one(request: Request) -> Content:
        found = owner(request, kind)
        if location and found.location != location:
            raise Missing
        return found

    at = f"/{word}/{{{name}}}"
    routes.get(at)(lambda request: content(request, one(request)))
    routes.delete(at)(lambda request: _trash(one(request)))
    versions = f"/{word}/{{id}}/versions"
    routes.get(versions)(lambda r: paged(r, (version(n, one(r).message) for n in one(r).numbers())))
    if kind == "comment":
        routes.put(at)(lambda request: _update(request, one(request)))
        return
    single = "custom-content" if word == "custom-content" else word.removesuffix("s")
    routes.get(f"/{word}/{{{single}-id}}/versions/{{version-number}}")(
        lambda r: version(int(r.names["version-number"]), one(r).message)
    )
    routes.get(f"/{word}/{{id}}/labels")(lambda r: paged(r, map(label, one(r).labels)))
    properties = f"/{word}/{{{single}-id}}/properties"
    routes.get(properties)(lambda r: paged(r, _properties(r, one(r))))
    routes.post(properties)(lambda r: _add_property(r, one(r)))
    if kind != "attachment":
        routes.put(at)(lambda request: _update(request, one(request)))
        routes.get(f"/{word}")(lambda request: _list(request, kind))
        routes.post(f"/{word}")(lambda request: _create(request, kind))
        routes.get(f"/{word}/{{id}}/attachments")(lambda r: _attachments(r, kind))
        for place in ("footer", "inline"):
            routes.get(f"/{word}/{{id}}/{place}-comments")(lambda r, p=place: _comments(r, kind, p))


def label(name: str) -> dict[str, Any]:
    """Return a label."""
    return {"prefix": "global", "name": name, "id": str(sum(name.encode()))}


def _trash(found: Content) -> None:
    found.status = "trashed"


def _written(body: Any) -> str:
    """Return the text of the body in either of the two forms that v2 takes."""
    form = body["body"]
    text = form["storage"]["value"] if "storage" in form else form["value"]
    assert isinstance(text, str)
    return text


def _update(request: Request, found: Content) -> dict[str, Any]:
    body = request.body
    if body["version"]["number"] != found.version + 1:
        raise Missing(409)
    found.title, found.version = body.get("title", found.title), found.version + 1
    found.message, found.body = body["version"].get("message", ""), _written(body)
    return content(request, found)


def _list(request: Request, kind: str) -> dict[str, Any]:
    query = request.query
    found = (c for c in request.store.of_type(kind) if c.status in _statuses(request))
    found = (c for c in found if query.get("title") in {None, c.title})
    found = (c for c in found if query.get("space-id") in {None, str(c.space)})
    return paged(request, (content(request, c, alone=False) for c in found))


def _create(request: Request, kind: str) -> dict[str, Any]:
    body, store = request.body, request.store
    made = Content(store.new(), kind, body["title"], int(body["spaceId"]), _written(body))
    home = store.space(made.space).homepage if kind == "page" else 0
    root = request.query.get("root-level") == "true"
    made.parent = int(body.get("parentId", 0 if root else home))
    store.content[made.id] = made
    return content(request, made)


@routes.post("/footer-comments", status=201)
def _comment(request: Request) -> dict[str, Any]:
    store = request.store
    parent = store.content[int(request.body["pageId"])]
    made = Content(store.new(), "comment", f"Re: {parent.title}", parent.space, _written(request.body))
    made.parent, made.location = parent.id, "footer"
    store.content[made.id] = made
    return content(request, made)


def _attachments(request: Request, kind: str) -> dict[str, Any]:
    parent = request.store.content.get(int(request.names["id"]))
    if parent is None or parent.type != kind:
        raise Missing
    wanted, statuses = request.query.get("filename"), _statuses(request)
    found = request.store.below(parent.id, "attachment")
    found = (c for c in found if c.status in statuses and wanted in {None, c.title})
    return paged(request, (content(request, c, alone=False) for c in found), 50)


def _comments(request: Request, kind: str, place: str) -> dict[str, Any]:
    found = request.store.below(owner(request, kind).id, "comment")
    return paged(request, (content(request, c, alone=False) for c in found if c.location == place))


def _properties(request: Request, found: Content) -> Iterable[dict[str, Any]]:
    wanted = request.query.get("key")
    return (property_of(p) for p in found.properties if wanted in {None, p.key})


def property_of(found: Property) -> dict[str, Any]:
    """Return a content property."""
    return {
        "id": str(found.id),
        "key": found.key,
        "value": found.value,
        "version": version(found.version, ""),
    }


def _add_property(request: Request, found: Content) -> dict[str, Any]:
    made = Property(request.store.new(), request.body["key"], request.body["value"])
    found.properties.append(made)
    return property_of(made)


@routes.get("/spaces")
def _spaces(request: Request) -> dict[str, Any]:
    query = request.query
    keys = query["keys"].split(",") if "keys" in query else None
    found = [s for s in request.store.spaces if keys is None or s.key in keys]
    found = [s for s in found if query.get("type") in {None, s.type}]
    return paged(
        request,
        (
            {
                "id": str(s.id),
                "key": s.key,
                "name": s.name,
                "type": s.type,
                "status": s.status,
                "homepageId": str(s.homepage),
                "_links": {"webui": f"/spaces/{s.key}"},
            }
            for s in found
        ),
    )


def task(request: Request, found: Task) -> dict[str, Any]:
    """Return a task."""
    answer = {"id": str(found.id), "pageId": str(found.page), "status": found.status, "body": {}}
    if "body-format" in request.query:
        answer["body"] = {"storage": {"value": found.body, "representation": "storage"}}
    return {**answer, "assignedTo": ADA, "createdBy": ADA, "createdAt": CREATED}


@routes.get("/tasks")
def _tasks(request: Request) -> dict[str, Any]:
    wanted = request.query.get("status")
    return paged(request, (task(request, t) for t in request.store.tasks if wanted in {None, t.status}))


@routes.get("/tasks/{id}")
def _task(request: Request) -> dict[str, Any]:
    return task(request, request.task("id"))


@routes.put("/tasks/{id}")
def _set_task(request: Request) -> dict[str, Any]:
    found = request.task("id")
    found.status = request.body["status"]
    return task(request, found)


_of("pages", "page")
_of("blogposts", "blogpost")
_of("attachments", "attachment")
_of("footer-comments", "comment", "comment-id", "footer")
_of("inline-comments", "comment", "comment-id", "inline")
