"""Analyze repositories on the workers of the user's Dask scheduler; see https://distributed.dask.org/."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from appaccess_lint.organisation.repositories import Repository
from appaccess_lint.organisation.task import Analyse, Bounds, Result, analysed

if TYPE_CHECKING:
    from distributed import Client

NO_ADDRESS = "expected the scheduler's address, such as tcp://10.0.0.5:8786"


def on_scheduler(
    repositories: Sequence[Repository],
    analyse: Analyse,
    options: tuple[str, ...],
    bounds: Bounds,
    address: str,
) -> Iterator[tuple[str, Result]]:
    """Yield the name and the result of each of *repositories* when it is done.

    Raises ``OSError`` if *address* is invalid, or if the scheduler there can't be reached.
    """
    with _client(address) as client:
        yield from results_by(client, repositories, analyse, options, bounds)


def _client(address: str) -> Client:
    from distributed import Client

    if not address:  # would start a cluster on this machine
        raise OSError(f'{NO_ADDRESS}, found ""')
    try:
        return Client(address)
    except (
        ValueError,
        TypeError,
    ) as error:  # no address; or TLS, whose keys Dask's settings lack
        reason = str(error).partition("\n")[0]
        raise OSError(f"{reason} ({NO_ADDRESS})") from error


def results_by(
    client: Client,
    repositories: Sequence[Repository],
    analyse: Analyse,
    options: tuple[str, ...],
    bounds: Bounds,
) -> Iterator[tuple[str, Result]]:
    """Yield the name and the result of each of *repositories* when the workers of *client* have it."""
    from distributed import as_completed

    futures = {
        client.submit(
            analysed,
            analyse,
            repository.source,
            options,
            bounds,
            key=f"appaccess-lint {repository.name}",
            pure=False,
        ): repository.name
        for repository in repositories
    }
    for future in as_completed(list(futures)):
        yield futures.pop(future), _result(future)  # release it, so that the scheduler frees the result


def _result(future: Any) -> Result:
    from distributed import KilledWorker

    try:
        result: Result = future.result()
    except KilledWorker:
        return {"error": "the workers that processed it died"}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}".splitlines()[0]}
    return result
