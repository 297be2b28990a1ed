"""Model what functions of Python and of libraries do with an answer."""

from __future__ import annotations

BODY = frozenset(
    "json text content read data body decode json_data get_json readlines read_json strip".split()
)
"""Attributes and methods of an answer that return its body."""
SAME = frozenset(
    "list tuple set sorted reversed iter next dict enumerate zip filter str cast await_ deepcopy copy loads "
    "load create_task ensure_future gather wait_for shield run run_until_complete run_coroutine_threadsafe "
    "aclosing closing enter_context enter_async_context fromstring parse safe_load BeautifulSoup json "
    "SimpleNamespace submit to_thread run_in_executor run_sync map imap starmap as_completed "
    "sum max min".split()
)
"""Functions whose result is their argument, or is built from it."""
CALLS_ARGUMENT = frozenset(
    "submit map to_thread run_in_executor run_sync imap starmap imap_unordered apply apply_async call_soon "
    "create_task partial run gather wrap_future thread_map process_map call".split()
)
"""Functions that call their argument, and pass on its result and its exceptions."""
UNCHANGED = frozenset(
    "list tuple iter cast deepcopy copy loads load closing aclosing enter_context enter_async_context run "
    "run_until_complete wait_for shield create_task ensure_future".split()
)
"""The functions of SAME whose result has all keys and items in the same order."""
PARSERS = frozenset({"loads", "load", "BeautifulSoup", "fromstring", "parse"})
JSON = frozenset(
    f"{module}.{name}" for module in ("json", "orjson", "ujson", "simplejson") for name in ("load", "loads")
)
SHOWS = frozenset(
    "print pprint log debug info warning warn error exception critical trace echo secho success fatal".split()
)
"""Functions that write their arguments to a log or the screen."""
UNSEEING = SHOWS | frozenset("len isinstance type hasattr id repr write dump dumps vars dir hash".split())
"""Functions that use their argument for display, or not for its status."""
AWAITED = frozenset({"result", "wait", "get_result", "unwrap", "copy"})
COLLECTS = frozenset("append add extend put put_nowait setdefault update insert".split())
"""Methods that store their arguments in their object."""
HARMLESS = frozenset({"close", "aclose", "release", "add_header"})
"""Methods of an answer, or of a request, that say nothing about it."""
HEADERS = ("retry-after", "x-ratelimit-", "ratelimit-", "content-type", "x-request-id", "atl-traceid", "date")
"""Headers, or prefixes of headers, that all answers of a site have."""
OF_TEXT = frozenset({"rstrip", "lstrip", "replace", "lower", "split", "splitlines"})
VIEWS = frozenset({"items", "values", "keys"})
COARSE = frozenset({"ok", "is_success", "is_error", "is_client_error", "is_server_error"})
"""Attributes that distinguish success from failure, not one success from another."""
SEES_ALL = frozenset({"locals", "vars", "dir", "eval", "exec", "globals"})
"""Functions that read variables by their names."""
ERROR_KEYS = frozenset("statusCode status_code errors errorMessages error errorCode message reason".split())
"""Keys that the body of a refusal has and that of a success doesn't."""
PAGING = frozenset("_links next links size".split())
