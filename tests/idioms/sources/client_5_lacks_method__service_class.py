"""Version 5 on Cloud: a class holds the client; each missing method is told where it is called."""
# needs: --client-versions atlassian-python-api=5.0.5
import os

from atlassian import Confluence


class Publisher:
    def __init__(self) -> None:
        self.confluence = Confluence(
            url=os.getenv("CONFLUENCE_URL", "https://acme.atlassian.net"),
            username=os.environ["CONFLUENCE_USER"],
            password=os.environ["CONFLUENCE_TOKEN"],
            cloud=True,
        )

    def publish(self, space: str, title: str, body: str):
        page_id = self.confluence.get_page_id(space, title)  #: AAR404
        if page_id is None:
            return self.confluence.create_page(space, title, body)  #: AAR404
        return self.confluence.update_page(page_id, title, body)  #: any
