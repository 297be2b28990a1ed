"""Distribute repositories to workers, and collect each result once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from appaccess_lint.organisation.repositories import Repository, RepositoryError, size
from appaccess_lint.organisation.results import Results
from appaccess_lint.organisation.task import Result

Advance = Callable[[str], None]
Analyse = Callable[[Sequence[Repository]], Iterator[tuple[str, Result]]]


def mapped(
    repositories: Sequence[Repository],
    results: Results,
    analyse: Analyse,
    advance: Advance = lambda name: None,
    is_whole: Callable[[Result], bool] = lambda result: True,
    lost: Callable[[Path, OSError], None] = lambda place, error: None,
) -> dict[str, Result]:
    """Return the result of each repository by its name: stored results and new ones.

    *analyze* yields names and results, and is called only if there is something to do, with the largest
    repositories first.  *advance* gets the name of each finished repository.  Failures aren't stored, and a
    stored result that isn't *is_whole* is computed again.  *lost* gets each result that can't be stored.
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
        if kept is not None and is_whole(kept):
            found[repository.name] = kept
            advance(repository.name)
    left = [repository for repository in repositories if repository.name not in found]
    if left:
        # a large repository that is begun last keeps one worker busy when the others are done
        left.sort(key=size, reverse=True)
        for name, result in analyse(left):
            found[name] = result
            if "error" not in result:
                try:
                    results.write(places[name], result)
                except OSError as error:  # a full disk costs no result of this run
                    lost(places[name], error)
            advance(name)
    return {repository.name: found[repository.name] for repository in repositories}
