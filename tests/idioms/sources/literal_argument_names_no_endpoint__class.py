"""A class: public methods take ids, one private method takes paths."""
import requests


class Wiki:
    BASE = "https://acme.atlassian.net/wiki/rest/api"

    def _delete(self, path: str) -> None:
        requests.delete(f"{self.BASE}/{path}", timeout=9).raise_for_status()

    def remove_label(self, page: str, label: str) -> None:
        self._delete(f"content/{page}/label/{label}")  #: DELETE /wiki/rest/api/content/{}/label/{}

    def remove_state(self, page: str) -> None:
        self._delete("content/%s/state" % page)  #: DELETE /wiki/rest/api/content/{}/state


wiki = Wiki()
wiki.remove_label("12", "draft")
wiki.remove_state("12")
wiki.remove_label(page="13", label="restriction")
