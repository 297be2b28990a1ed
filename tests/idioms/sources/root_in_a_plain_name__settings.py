"""pydantic settings with the root as a default; a helper that reads it."""
import httpx
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="WIKI_")
    host: str = "https://acme.atlassian.net"
    prefix: str = "/wiki/api/v2"
    token: str


settings = Settings()


def url(path: str) -> str:
    return settings.host + settings.prefix + path


async def spaces(client: httpx.AsyncClient):
    return await client.get(url("/spaces"), params={"limit": 100})  #: GET /wiki/api/v2/spaces


async def page(client: httpx.AsyncClient, page_id: int):
    return await client.get(url(f"/pages/{page_id}"))  #: GET /wiki/api/v2/pages/{}
