"""The host of a Data Center instance in a class attribute, in an f-string of properties."""
import requests


class DataCenterClient:
    HOST = "https://confluence.bank.example"
    CONTEXT = "/confluence"

    @property
    def api(self) -> str:
        return f"{self.HOST}{self.CONTEXT}/rest/api"

    def page(self, page_id: str):
        return requests.get(f"{self.api}/content/{page_id}", timeout=9)  #: !AAR101 !AAR103 !AAR201 !AAR202 !AAR401

    def spaces(self):
        return requests.get(self.api + "/space", timeout=9)  #: !AAR101 !AAR103 !AAR201 !AAR202 !AAR401
