"""The style of openapi-generator: a resource path and path parameters."""


class ContentApi:
    def __init__(self, api_client) -> None:
        self.api_client = api_client

    def get_content_by_id(self, id, **kwargs):
        path_params = {"id": id}
        return self.api_client.call_api(  #: GET /wiki/rest/api/content/{}
            "/wiki/rest/api/content/{id}", "GET", path_params, [], {}, body=None, auth_settings=["basicAuth"]
        )

    def add_labels(self, id, body, **kwargs):
        return self.api_client.call_api(  #: POST /wiki/rest/api/content/{}/label
            resource_path="/wiki/rest/api/content/{id}/label", method="POST", path_params={"id": id}, body=body
        )
