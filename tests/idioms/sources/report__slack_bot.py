"""A Slack bot that answers with links: one request, many texts."""
import logging
import os

import requests
from slack_bolt import App

app = App(token=os.environ["SLACK_BOT_TOKEN"])
log = logging.getLogger(__name__)
WIKI = "https://acme.atlassian.net/wiki"


@app.command("/wiki")
def search(ack, respond, command):
    ack()
    log.info("searching %s/rest/api/search", WIKI)
    try:
        hits = requests.get(f"{WIKI}/rest/api/search", params={"cql": f'title ~ "{command["text"]}"', "limit": 5}, auth=("bot", os.environ["T"]), timeout=5).json()  #: AAR101 GET /wiki/rest/api/search
    except requests.RequestException:
        respond(f"No answer from {WIKI}/rest/api/search")
    else:
        respond(blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": f"<{WIKI}{h['url']}|{h['title']}>"}} for h in hits["results"]])
    finally:
        app.client.chat_postMessage(channel="#ops", text=f"{WIKI}/rest/api/search was asked")
