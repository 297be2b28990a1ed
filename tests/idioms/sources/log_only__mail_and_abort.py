"""A URL in a mail, in the answer of the program itself, in what it refuses, shows or records."""
from email.message import EmailMessage
from email.mime.text import MIMEText
from tkinter import messagebox

import mlflow
import requests
from fastapi.responses import JSONResponse
from flask import abort, flash
from langchain_core.documents import Document

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


def document(page: str) -> Document:
    metadata = {"source": f"{WIKI}/rest/api/content/{page}", "id": page}
    mlflow.log_param("source", f"{WIKI}/rest/api/content/{page}")
    flash(f"{WIKI}/rest/api/content/{page}")
    messagebox.showinfo("page", f"{WIKI}/rest/api/content/{page}")
    return Document(page_content="", metadata=metadata)
