"""Read the facts in an OpenAPI document of Confluence's REST API, in the form that Atlassian publishes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from appaccess_lint.catalog.json_positions import JsonPlace, OpenApiError
from appaccess_lint.catalog.load import PARAMETER, V2_ROOT
from appaccess_lint.catalog.openapi_fields import Documented, documented
from appaccess_lint.catalog.schema import METHODS, PATH_TEMPLATE
from appaccess_lint.files.named_pipes import read_file_or_pipe
from appaccess_lint.files.strict_json import json_fault, parsed
from appaccess_lint.immutable import immutable
from appaccess_lint.os_errors import reason
from appaccess_lint.products import OTHER_API

__all__ = ["Document", "Documented", "OpenApiError", "read_openapi"]

MAX_BYTES = 64 * 1024 * 1024
_BESIDE_METHODS = frozenset({"summary", "description", "servers", "parameters"})
_TEMPLATE_IN_SERVER = re.compile(r"\{[^{}]*\}")
_GZIP = b"\x1f\x8b"
_YAML = re.compile(rb"(?:\xef\xbb\xbf)?(?:%.*\n|#.*\n|---.*\n|\s)*(?:openapi|swagger|info)\s*:")


@immutable(frozen=True, slots=True)
class Document:
    """The content of an OpenAPI document: operations by shape (``GET /wiki/rest/api/content/{}``)."""

    operations: Mapping[str, Documented]

    @property
    def versions(self) -> tuple[str, ...]:
        """The API versions that it documents, ``v1`` or ``v2``."""
        return tuple(sorted({operation.api_version for operation in self.operations.values()}))


def shape(key: str) -> str:
    """Return an operation's key without the names of its variables, which differ between documents."""
    return PARAMETER.sub("{}", key)


def read_openapi(path: Path) -> Document:
    """Read the JSON file at *path*.

    Raises ``OpenApiError``, one line with file and JSON path, if it isn't an OpenAPI (or Swagger) document of
    Confluence Cloud's REST API v1 or v2.
    """
    top = JsonPlace(str(path))
    root = top.table(_parsed(path, top))
    if not isinstance(root.get("openapi", root.get("swagger")), str):
        raise top.error('an OpenAPI document, with its version under "openapi" or "swagger"', "none")
    if "paths" not in root:
        raise top.below("paths").error("the documented paths", "none")
    base = _base(root, top, "")
    operations: dict[str, Documented] = {}
    for key, value, place in _operations(root, top, base):
        if shape(key) in operations:
            raise place.error("each operation once", f"{key} a second time")
        operations[shape(key)] = documented(key, value, place, _version(key))
    if not operations:
        raise top.below("paths").error("at least one operation", "none")
    return Document(operations)


def _parsed(path: Path, top: JsonPlace) -> object:
    try:
        content = read_file_or_pipe(path, MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        # a ValueError is a name that no file can have
        why = reason(error) if isinstance(error, OSError) else "not a file name"
        raise OpenApiError(f"{path}: {why}") from error
    if content.startswith(_GZIP):
        raise top.error("JSON", "a file that gzip has compressed: unpack it first")
    if len(content) > MAX_BYTES:
        raise top.error(f"at most {MAX_BYTES // 1024 // 1024} MiB", "more")
    try:
        return parsed(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise top.error("JSON", "arrays or objects nested too deep") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise top.error("UTF-8 text", f"the byte 0x{content[error.start]:02x} in line {line}") from error
    except json.JSONDecodeError as error:
        if _YAML.match(content):
            raise top.error("JSON", "YAML: Atlassian publishes the same as JSON") from error
        raise OpenApiError(f"{path}:{error.lineno}: {json_fault(error)[1]}") from error
    except ValueError as error:
        # a number of more digits than Python reads
        raise top.error("JSON", str(error)) from error


def _operations(
    root: Mapping[str, Any], top: JsonPlace, base: str
) -> Iterator[tuple[str, object, JsonPlace]]:
    paths = top.below("paths")
    for path, item in paths.table(root["paths"]).items():
        if path.startswith("x-"):
            continue
        place = paths.below(path)
        item = place.table(item)
        item_base = _base(item, place, base)
        for name, value in item.items():
            if name in _BESIDE_METHODS or name.startswith("x-"):
                continue
            below = place.below(name)
            if name == "$ref":
                raise below.error("operations", "a reference, which isn't followed")
            if name.upper() not in METHODS or name != name.lower():
                raise below.error("a method in lowercase, such as get", "something else")
            operation_base = _base(below.table(value), below, item_base)
            yield f"{name.upper()} {_full_path(operation_base, path, place)}", value, below


def _base(table: Mapping[str, Any], place: JsonPlace, inherited: str) -> str:
    """Return the path of the first server, which is the prefix of all paths."""
    if "basePath" in table:
        return place.below("basePath").text(table["basePath"]).rstrip("/")
    if "servers" not in table:
        return inherited
    place = place.below("servers")
    servers = place.array(table["servers"])
    if not servers:
        return inherited
    first = place.item(0)
    url = first.below("url").text(first.table(servers[0]).get("url"))
    try:
        # "https://{your-domain}/wiki/api/v2": braces aren't allowed in a host
        return urlsplit(_TEMPLATE_IN_SERVER.sub("x", url)).path.rstrip("/")
    except ValueError as error:
        raise first.below("url").error("a web address or a path", url, quote=True) from error


def _full_path(base: str, path: str, place: JsonPlace) -> str:
    """Return *path* from the site's root; documents have the prefix in the server or in each path."""
    for candidate in (path, base + path):
        start = candidate.find("/wiki/")
        full = candidate[start:] if start >= 0 else candidate
        if OTHER_API.match(full):
            break
        if full.startswith(("/rest/api/", "/api/v2/")):
            full = "/wiki" + full
        if full.startswith("/atlassian-connect/"):
            # documents up to 2025 leave out where these lie
            full = "/wiki/rest" + full
        if full.startswith("/wiki/"):
            full = full.rstrip("/")
            if not PATH_TEMPLATE.fullmatch(full) or not full.isprintable():
                raise place.error("a path template such as /wiki/rest/api/content/{id}", full, quote=True)
            return full
    raise place.error("a path of Confluence's REST API v1 or v2", base + path, quote=True)


def _version(key: str) -> str:
    return "v2" if key.partition(" ")[2].startswith(V2_ROOT) else "v1"
