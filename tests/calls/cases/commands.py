"""Requests of Confluence by programs: curl, wget."""

import asyncio
import json
import os
import shlex
import subprocess
from subprocess import PIPE, run

from sh import curl

BASE = "https://acme.atlassian.net/wiki"


def words():
    subprocess.run(["curl", "-s", "-u", "me:secret", "-d", "{}", f"{BASE}/rest/api/content"])  # => POST /wiki/rest/api/content
    subprocess.check_output(("/usr/bin/curl", "-sSL", BASE + "/rest/api/space"))  # => GET /wiki/rest/api/space
    subprocess.call(["curl", "-XDELETE", f"{BASE}/rest/api/group?name=x"])  # => DELETE /wiki/rest/api/group
    subprocess.Popen(["curl", "-o", "x.json", "--url", f"{BASE}/rest/api/audit"], stdout=PIPE)  # => GET /wiki/rest/api/audit
    run(["sudo", "curl", "--request=PUT", f"{BASE}/rest/api/content/1"])  # => PUT /wiki/rest/api/content/{id}
    curl("-s", BASE + "/rest/api/group")  # => GET /wiki/rest/api/group
    subprocess.run(["ls", "-l", "content/1"])


def lines(page_id):
    os.system(f"curl -X DELETE '{BASE}/rest/api/content/{page_id}' | jq .")  # => DELETE /wiki/rest/api/content/{id}
    os.popen("cd /tmp && curl -s " + BASE + "/rest/api/space > out.json").read()  # => GET /wiki/rest/api/space
    subprocess.getoutput("TOKEN=1 curl -s %s/rest/api/audit" % BASE)  # => GET /wiki/rest/api/audit
    run(["bash", "-c", f"set -e; curl -sXPOST {BASE}/rest/api/space"])  # => POST /wiki/rest/api/space
    run(f"curl -s {BASE}/rest/api/space".split())  # => GET /wiki/rest/api/space
    run(shlex.split(f"curl -G -d start=0 {BASE}/rest/api/space"))  # => GET /wiki/rest/api/space
    run(  # => GET /wiki/api/v2/spaces
        """curl --fail \\
          -H 'Accept: application/json' \\
          https://acme.atlassian.net/wiki/api/v2/spaces
        """,
        shell=True,
    )


async def asynchronous(page_id):
    await asyncio.create_subprocess_exec("curl", "-s", f"{BASE}/api/v2/pages/{page_id}")  # => GET /wiki/api/v2/pages/{id}
    await asyncio.create_subprocess_shell(f"curl {BASE}/api/v2/pages/{page_id}/labels")  # => GET /wiki/api/v2/pages/{id}/labels


def other_programs():
    subprocess.call(f"wget -qO- {BASE}/rest/api/user/current", shell=True)  # => GET /wiki/rest/api/user/current
    subprocess.run(["wget", "--method=DELETE", BASE + "/rest/api/content/1"])  # => DELETE /wiki/rest/api/content/{id}
    subprocess.run(["wget", "--post-data", "{}", BASE + "/rest/api/space"])  # => POST /wiki/rest/api/space


def shell(command, check=True):
    print("running", command)
    return subprocess.run(command, shell=True, check=check)


def by_curl(*words):
    return subprocess.check_output(["curl", "-s", *words])


def send(url, method="GET", data=None):
    command = ["curl", "-s", "-X", method]
    if data:
        command += ["-d", json.dumps(data)]
    command.append(url)
    return run(command)


def wrapped(page_id):
    shell(f"curl -s {BASE}/rest/api/content/{page_id}")  # => GET /wiki/rest/api/content/{id}
    by_curl("-X", "PUT", f"{BASE}/rest/api/content/{page_id}")  # => PUT /wiki/rest/api/content/{id}
    send(f"{BASE}/rest/api/content/{page_id}/label", "POST", [{"name": "a"}])  # => POST /wiki/rest/api/content/{id}/label
    shell("ls /rest/api/content")


def unknown_ways(connection, c):
    connection.exec_command(f"curl -X DELETE {BASE}/rest/api/space/A")  # => literal: DELETE /wiki/rest/api/space/{spaceKey}
    c.run("curl https://acme.atlassian.net/wiki/rest/api/audit")  # => literal: GET /wiki/rest/api/audit


def told():
    """curl https://acme.atlassian.net/wiki/rest/api/audit"""
    print(f"curl -X DELETE {BASE}/rest/api/content/1")
    raise SystemExit("curl https://acme.atlassian.net/wiki/rest/api/content/1 failed")


def plus(words):
    return subprocess.run(["curl", "-s"] + words, check=True)


def added(words):
    line = ["curl", "-s"]
    line += words
    return subprocess.run(line, check=True)


def starred(config, words, data=None):
    line = ["curl", "-s", "-u", ":", *words]
    if data is not None:
        line.extend(["--data-binary", "@-"])
    return subprocess.run(line, input=data, check=True).stdout


def page_by(config, path):
    return starred(config, [f"{config.api_url}{path}"])


def update_by(config, path, data):
    return starred(config, ["-X", "PUT", f"{config.api_url}{path}"], data=data)


def own_wrappers(config, page_id):
    plus(["https://acme.atlassian.net/wiki/rest/api/space"])  # => GET /wiki/rest/api/space
    added(["-X", "DELETE", f"https://acme.atlassian.net/wiki/rest/api/content/{page_id}"])  # => DELETE /wiki/rest/api/content/{id}
    page_by(config, f"/rest/api/content/{page_id}")  # => GET /wiki/rest/api/content/{id}
    update_by(config, f"/rest/api/content/{page_id}", "{}")  # => PUT /wiki/rest/api/content/{id}
