"""On a Server of one's own these roots exist: nothing is said. Neither is it of another product's."""
import aiohttp
import requests

OWN = "https://wiki.corp.example"
SITE = "https://acme.atlassian.net"


def rpc(method: str, *params: object):
    return requests.post(f"{OWN}/rpc/json-rpc/confluenceservice-v2/{method}", json=params, timeout=9)  #: !AAR405 !AAR401


async def prototype(session: aiohttp.ClientSession, key: str):
    async with session.get(f"{OWN}/rest/prototype/1/space/{key}") as answer:  #: !AAR405 !AAR401
        return await answer.json()


def boards():
    return requests.get(f"{SITE}/rest/agile/1.0/board", timeout=9)


def desk():
    return requests.get(f"{SITE}/rest/servicedeskapi/servicedesk", timeout=9)


def soap_of_jira():
    return requests.post(f"{SITE}/rpc/soap/jirasoapservice-v2", data="", timeout=9)


def board_action():
    return requests.get(f"{SITE}/secure/RapidBoard.jspa?rapidView=1", timeout=9)
