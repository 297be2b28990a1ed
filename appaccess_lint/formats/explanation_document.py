"""Print what `explain` says about rules and operations, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from appaccess_lint.catalog.sources import app_access_source
from appaccess_lint.explain.client_method import MethodVersions
from appaccess_lint.explain.operation import Explanation, Successor
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.formats.migration import migration_record
from appaccess_lint.formats.operation import operation_record, replacement_record
from appaccess_lint.formats.parameters import parameters_record
from appaccess_lint.rules import Rule
from appaccess_lint.rules.help import RuleHelp


def explanation_document(
    rules: Sequence[tuple[Rule, RuleHelp]],
    operations: Sequence[Explanation],
    methods: Sequence[MethodVersions] = (),
) -> str:
    """Return all as JSON."""
    return result_document(
        rules=[_rule(rule, found) for rule, found in rules],
        operations=[_operation(explanation) for explanation in operations],
        client_methods=[asdict(method) for method in methods],
    )


def _rule(rule: Rule, found: RuleHelp) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "default": rule.default_on,
        **asdict(found),
    }


def _operation(explanation: Explanation) -> dict[str, Any]:
    return {
        "query": explanation.found.query,
        "deployment": explanation.found.deployment,
        "oauth": explanation.found.oauth,
        **operation_record(explanation.operation),
        "replacements": [_successor(successor) for successor in explanation.successors],
        "type_lookup": None if explanation.type_lookup is None else explanation.type_lookup.key,
        "dissenting": [claim.source for claim in explanation.dissenting],
        "timeline": [asdict(event) for event in explanation.timeline],
        "parameters": parameters_record(explanation.parameters),
        "migration": migration_record(explanation.migration),
        "codes": list(explanation.codes),
    }


def _successor(successor: Successor) -> dict[str, Any]:
    return {
        **replacement_record(successor.replacement),
        "title": successor.operation.title,
        "app_access": successor.operation.app_access,
        "app_access_source": app_access_source(successor.operation),
        "documentation": successor.operation.documentation,
        "scopes": {
            change.kind.lower(): {"added": list(change.added), "removed": list(change.removed)}
            for change in successor.scopes
        },
    }
