"""The map: repositories handed out to the workers of a Dask scheduler, each result taken once.

Dask distributed runs on one machine as on many, tries again what a worker had that died, and needs nothing
but Python; see https://distributed.dask.org/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appaccess_lint.organisation.repositories import Repository, RepositoryError
from appaccess_lint.organisation.results import Results
from appaccess_lint.organisation.task import Bounds, Result, analysed

if TYPE_CHECKING:
    from distributed import Client

TRIES = 3
"""Workers that may die of a repository before it is given up."""

Advance = Callable[[str], None]


def mapped(
    repositories: Sequence[Repository],
    results: Results,
    options: tuple[str, ...],
    bounds: Bounds,
    client: Callable[[], Any],
    advance: Advance = lambda name: None,
) -> dict[str, Result]:
    """Return the result of each repository by its name, those that are there already and new ones.

    *client* gives, as a context, the scheduler's client, and is only called where there is something to do.
    *advance* is told the name of each that is done.  What failed isn't kept.
    """
    found: dict[str, Result] = {}
    places: dict[str, Path] = {}
    for repository in repositories:
        try:
            places[repository.name] = results.place(repository)
        except RepositoryError as error:
            found[repository.name] = {"error": str(error)}
            advance(repository.name)
            continue
        kept = results.read(places[repository.name])
        if kept is not None:
            found[repository.name] = kept
            advance(repository.name)
    left = [repository for repository in repositories if repository.name not in found]
    if left:
        with client() as connected:
            for name, result in _new(left, options, bounds, connected):
                found[name] = result
                if "error" not in result:
                    results.write(places[name], result)
                advance(name)
    return {repository.name: found[repository.name] for repository in repositories}


def _new(
    repositories: Sequence[Repository], options: tuple[str, ...], bounds: Bounds, client: Client
) -> Iterator[tuple[str, Result]]:
    from distributed import as_completed

    futures = {
        client.submit(
            analysed, repository.source, options, bounds, key=f"appaccess-lint {repository.name}", pure=False
        ): repository.name
        for repository in repositories
    }
    for future in as_completed(list(futures)):
        yield futures.pop(future), _result(future)  # let go of it: the scheduler forgets results then


def _result(future: Any) -> Result:
    try:
        result: Result = future.result()
    except Exception as error:
        from distributed import KilledWorker

        if isinstance(error, KilledWorker):
            return {"error": f"{TRIES} workers died of it"}
        return {"error": f"{type(error).__name__}: {error}".splitlines()[0]}
    return result


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Client]:
    """Give a client of the *scheduler* at this address, or of one of our own with *workers* processes.

    Raises ``OSError`` where the scheduler can't be reached.
    """
    import dask
    from distributed import Client, LocalCluster

    with dask.config.set({"distributed.scheduler.allowed-failures": TRIES - 1}):
        if scheduler is not None:
            with Client(scheduler, timeout="20s") as client:
                yield client
            return
        with (
            LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=50,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
