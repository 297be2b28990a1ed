"""JSON-RPC by a helper; the permission operation of v2 beside it."""
import json
import urllib.request


class Rpc:
    PATH = "/rpc/json-rpc/confluenceservice-v2"

    def __init__(self, base: str = "https://acme.atlassian.net/wiki") -> None:
        self.base = base

    def call(self, method: str, *params: object) -> object:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "id": 1, "params": params}).encode()
        request = urllib.request.Request(self.base + self.PATH, data=body, headers={"Content-Type": "application/json"}, method="POST")  #: AAR405
        with urllib.request.urlopen(request, timeout=9) as answer:
            return json.load(answer)
