"""Class attributes that are empty and are set later."""
import requests


class Config:
    page_id: str = ""
    label = None
    version = 0


class Job:
    config = Config()
    base = "https://acme.atlassian.net/wiki/rest/api"

    def drop_label(self):
        return requests.delete(f"{self.base}/content/{self.config.page_id}/label/{self.config.label}", timeout=9)  #: DELETE /wiki/rest/api/content/{}/label/{}

    def drop_version(self):
        return requests.delete(f"{self.base}/content/{Config.page_id}/version/{Config.version}", timeout=9)  #: DELETE /wiki/rest/api/content/{}/version/{}
