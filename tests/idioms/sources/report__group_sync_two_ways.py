"""Users and groups of Cloud and of Data Center in one class; the branches of Data Center are none of Cloud's faults."""
from collections.abc import Iterator
from typing import Any

from atlassian import Confluence


class BothConfluences:
    def __init__(self, is_cloud: bool, url: str, credentials: dict[str, str]) -> None:
        self._is_cloud = is_cloud
        self._confluence = Confluence(url=url, username=credentials["user"], password=credentials["token"], cloud=is_cloud)

    def _paginate_url(self, url_suffix: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
        url_suffix = f"{url_suffix}{'&' if '?' in url_suffix else '?'}limit={limit or 50}"
        while url_suffix:
            response = self._confluence.get(path=url_suffix)
            yield from response["results"]
            url_suffix = response.get("_links", {}).get("next", "")

    def paginated_users(self, limit: int | None = None) -> Iterator[dict[str, Any]]:
        if self._is_cloud:
            yield from self._paginate_url("rest/api/search/user?cql=type=user", limit)  #: !AAR101 !AAR201 !AAR401 GET /wiki/rest/api/search/user
        else:
            yield from self._paginate_url("rest/api/user/list", limit)  #: !AAR401 !AAR101

    def paginated_groups_by_user(self, user: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
        if self._is_cloud:
            url = f"rest/api/user/memberof?accountId={user}"
        else:
            url = f"rest/api/user/memberof?username={user}"
        yield from self._paginate_url(url, limit)  #: !AAR403 !AAR201 GET /wiki/rest/api/user/memberof

    def page_restrictions(self, page_id: str) -> Iterator[dict[str, Any]]:
        yield from self._paginate_url(f"rest/api/content/{page_id}/restriction/byOperation/read/user")  #: maybe
