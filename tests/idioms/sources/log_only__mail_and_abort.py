"""A URL in a mail, in the answer of the program itself, and in what it refuses."""
from email.message import EmailMessage
from email.mime.text import MIMEText

import requests
from fastapi.responses import JSONResponse
from flask import abort

WIKI = "https://acme.atlassian.net/wiki"


def mail(page: str) -> list[str]:
    message = EmailMessage()
    message.set_content("We asked for\n" + WIKI + "/api/v2/pages/" + page + "\n")
    return [message.as_string(), MIMEText(f"{WIKI}/rest/api/content/{page}", "html").as_string()]


def labels(page: str):
    answer = requests.get(f"{WIKI}/api/v2/pages/{page}/labels", timeout=9)  #: GET /wiki/api/v2/pages/{}/labels
    if not answer.ok:
        abort(502, f"{WIKI}/api/v2/pages/{page}/labels")
    return JSONResponse(answer.json(), headers={"X-Source": f"{WIKI}/api/v2/pages/{page}/labels"})
