"""A helper of one's own that logs, and one that formats for a message."""
import logging

import requests


class Client:
    base = "https://acme.atlassian.net/wiki/api/v2"

    def __init__(self) -> None:
        self.log = logging.getLogger(type(self).__name__)

    def _debug(self, text: str, *values: object) -> None:
        self.log.debug(text, *values)

    def delete(self, page: str) -> None:
        self._debug("DELETE %s", f"{self.base}/pages/{page}")
        self.log.log(logging.INFO, "deleting %s/pages/%s", self.base, page)
        answer = requests.delete(f"{self.base}/pages/{page}", timeout=9)  #: DELETE /wiki/api/v2/pages/{}
        if not answer.ok:
            self.log.error(f"DELETE {self.base}/pages/{page}: {answer.status_code}")
            self.log.exception("DELETE %s/pages/%s", self.base, page)
