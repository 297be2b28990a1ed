"""A table of what was asked is kept and logged; a helper shows the curl command."""
import json
import logging
import shlex
import sys
import time
import traceback

import requests

log = logging.getLogger("wiki")
BASE = "https://acme.atlassian.net/wiki"


def show(method, url):
    print(" ".join(["curl", "-X", method, shlex.quote(url)]), file=sys.stderr)


def dump(**fields):
    log.info(json.dumps({"at": time.time(), **fields}))


def relations(user: str):
    context = {"method": "GET", "url": f"{BASE}/rest/api/relation/like/from/user/{user}/to/content", "user": user}
    log.info("request %(method)s %(url)s", context)
    dump(url=f"{BASE}/rest/api/user/current")
    show("DELETE", f"{BASE}/rest/api/content/12")
    try:
        return requests.get(f"{BASE}/rest/api/user/current", timeout=9)  #: GET /wiki/rest/api/user/current
    except OSError:
        traceback.print_exc()
        log.critical("no answer from " + BASE + "/rest/api/user/current", exc_info=True, stack_info=True)
        sys.exit(f"no answer from {BASE}/rest/api/user/current")
