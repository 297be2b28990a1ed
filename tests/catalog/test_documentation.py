"""Addresses of operations in Atlassian's reference, in the form that its site uses."""

from __future__ import annotations

import pytest

from appaccess_lint.catalog.load import Catalog


@pytest.mark.parametrize(
    ("key", "address"),
    [
        (
            "PUT /wiki/rest/api/content/{id}/child/attachment",
            "v1/api-group-content---attachments/#api-wiki-rest-api-content-id-child-attachment-put",
        ),
        (
            "GET /wiki/rest/api/space/{spaceKey}",
            "v1/api-group-space/#api-wiki-rest-api-space-spacekey-get",
        ),
        (
            "PUT /wiki/rest/api/content/{id}/restriction/byOperation/{operationKey}/byGroupId/{groupId}",
            "v1/api-group-content-restrictions/"
            "#api-wiki-rest-api-content-id-restriction-byoperation-operationkey-bygroupid-groupid-put",
        ),
        (
            "GET /wiki/api/v2/pages/{page-id}/properties",
            "v2/api-group-content-properties/#api-pages-page-id-properties-get",
        ),
        ("DELETE /wiki/api/v2/blogposts/{id}", "v2/api-group-blog-post/#api-blogposts-id-delete"),
    ],
)
def test_documentation_address(catalog: Catalog, key: str, address: str) -> None:
    root = "https://developer.atlassian.com/cloud/confluence/rest/"
    assert catalog.operations[key].documentation == root + address


def test_each_operation_has_its_own_documentation_address(catalog: Catalog) -> None:
    assert len({operation.documentation for operation in catalog} - {""}) == len(catalog)


def test_every_address_names_version_group_path_and_method(catalog: Catalog) -> None:
    for operation in catalog:
        group = "".join(char if char.isalnum() else "-" for char in operation.group.lower())
        path = operation.path.removeprefix("/wiki/api/v2").lower().replace("{", "").replace("}", "")
        place = f"/{operation.api_version}/api-group-{group}/"
        anchor = f"#api{path.replace('/', '-')}-{operation.method.lower()}"
        assert operation.documentation.endswith(place + anchor), operation.key
