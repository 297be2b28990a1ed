"""What the interpreter asks of the stage below, which knows what calls of other libraries do."""

from __future__ import annotations

from typing import Protocol

from appaccess_lint.syntax import ir
from appaccess_lint.text.template import Template
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.values import Arguments, ExternalInstance, Value


class Observer(Protocol):
    """The stage below: it knows what calls of other libraries do."""

    def call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        """A call of something outside the tree, or of something unknown: its result, and its requests."""

    def note(self, arguments: Arguments) -> None:
        """Texts given to something known that does no request of Confluence's: nobody else will call them."""

    def exports(self, module: str) -> tuple[str, ...]:
        """The names that ``from module import *`` brings of a library, as far as it has a model."""

    def is_product_client(self, name: str) -> bool:
        """Whether *name* is a class whose objects talk to the product alone, unlike an HTTP session."""

    def is_class(self, name: str) -> bool:
        """Whether the dotted name is a client class."""

    def is_function(self, name: str) -> bool:
        """Whether the dotted name is a function that does requests."""

    def decorates_again(self, name: str) -> str:
        """The attribute of a function by which the decorator *name*, which made it, makes it anew."""

    def gives(self, name: str) -> str | None:
        """What the result of a function is by its dotted name, as ``rules_data/library`` has it."""

    def attribute(self, owner: ExternalInstance, name: str) -> Value | None:
        """What a client holds under *name*, where its class tells."""

    def sent_by(self, cls: str, name: str) -> tuple[str, str] | None:
        """The method of a client class through which another one sends, and the HTTP method that it sends."""

    def keeps(self, cls: str, name: str) -> bool:
        """Whether objects of a client class hold under *name* what goes into all of their requests."""

    def assigned(self, owner: ExternalInstance, name: str, value: Value, key: Value | None = None) -> None:
        """``owner.name = value``, or ``owner.name[key] = value``."""

    def split(self, request: Request) -> tuple[Request | None, Request | None]:
        """The part of a request that names an endpoint, and the part that callers may yet complete."""

    def awaits_path(self, request: Request) -> bool:
        """Whether a parameter brings a path to a request's URL, by what it is called."""

    def may_name(self, text: Text) -> bool:
        """Whether a text has a word without which no URL names an endpoint."""

    def names_resource(self, text: Text) -> bool:
        """Whether a text has such a word beside those of the product's address."""

    def may_be_completed(self, request: Request) -> bool:
        """Whether a request's own words let it name an endpoint, whatever its callers add to it."""

    def leads_elsewhere(self, text: Text) -> bool:
        """Whether a text is the path of another product, whatever comes before and behind it."""

    def endpoints(self, request: Request) -> frozenset[str]:
        """What a request names, empty where it names nothing."""

    def endpoints_of(self, request: Request, alternative: Template) -> frozenset[str]:
        """What a request would name if *alternative* were its URL."""

    def is_documented(self, request: Request, alternative: Template) -> bool:
        """Whether what it would name then is documented."""
