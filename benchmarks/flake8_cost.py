"""flake8 with the plugin against flake8 alone and with other plugins: goals 1, 2, 4 and 5."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks import floor
from benchmarks.environments import Environment
from benchmarks.measure import Command, Run, cpu, in_turns, peak, run, spread, wall

FLAKE8 = ("-j1", "--isolated")
FIRST, KEPT = "with the plugin, nothing kept", "with the plugin, results kept"
FLOORS = {FIRST: "first", KEPT: "kept"}
"""What ``floor.py`` is asked to do for the floor of each row."""
SAVES = {"nothing kept": "first", "results kept": "kept"}
"""The same for the cases of a save."""


def over_files(
    files: list[Path], environments: dict[str, Environment], folder: Path, times: int, *, cached: bool
) -> list[dict[str, object]]:
    """One row for each tool: processor time over *files* as a ratio to flake8's alone, and its memory.

    The rows of the plugin have the same of the floor.
    """
    listed = tuple(str(file) for file in files)
    flake8 = environments["flake8"].program("flake8")
    plugin = environments["plugin"].program("flake8")
    caches = folder / "caches"
    commands = {
        "flake8": Command((flake8, *FLAKE8, *listed), folder),
        FIRST: Command((plugin, *FLAKE8, "--aar-cache=false", *listed), folder),
    }
    if cached:
        kept = (plugin, *FLAKE8, f"--aar-cache-dir={caches}", *listed)
        in_turns({"first": Command(kept, folder)}, 1)
        commands[KEPT] = Command(kept, folder)
    for name in ("flake8-bugbear", "flake8-async"):
        peer = environments.get(name)
        if peer is not None and not peer.missing:
            commands[f"with {name}"] = Command((peer.program("flake8"), *FLAKE8, *listed), folder)
    # of files that don't matter, none is analysed, and nothing followed
    least = floors(listed if cached else (), environments["plugin"], folder)
    tasks = {name: task for name, task in FLOORS.items() if name in commands}
    commands |= {f"floor {name}": least(task, *FLAKE8, *listed) for name, task in tasks.items()}
    found = in_turns(commands, times)
    floor_of = {name: found.pop(f"floor {name}") for name in tasks}
    found |= _others(listed, environments, folder)
    alone = found["flake8"]
    return [_row(name, runs, alone) | _floor(floor_of.get(name), alone) for name, runs in found.items()]


def floors(files: tuple[str, ...], plugin: Environment, folder: Path) -> Callable[..., Command]:
    """Return a function that makes the command of a floor from a task of ``floor.py`` and words for flake8.

    An analysis of *files*, which isn't measured, finds the other modules that they need; they are listed in
    *folder* until the next call.
    """
    followed = str(folder / "followed.json")
    program = (plugin.program("python"), "-I", str(floor.HERE))
    if run(Command((*program, "followed", followed, *files), folder)).status:
        raise RuntimeError("the modules that are followed weren't found")

    def made(task: str, *words: str, stdin: bytes = b"") -> Command:
        return Command((*program, task, followed, *words), folder, stdin)

    return made


def _floor(runs: list[Run] | None, alone: list[Run]) -> dict[str, object]:
    if runs is None:
        return {"floor": None, "floor_more": None}
    return {"floor": round(cpu(runs) / cpu(alone), 3), "floor_more": round(peak(runs) - peak(alone))}


def _others(
    files: tuple[str, ...], environments: dict[str, Environment], folder: Path
) -> dict[str, list[Run]]:
    """Tools of their own, measured once: they are here for the order of magnitude."""
    commands: dict[str, Command] = {}
    ruff, fixit, semgrep = (environments.get(name) for name in ("ruff", "fixit", "semgrep"))
    if ruff is not None and not ruff.missing:
        commands["ruff"] = Command(
            (ruff.program("ruff"), "check", "--isolated", "--no-cache", *files), folder
        )
    if fixit is not None and not fixit.missing:
        commands["fixit"] = Command((fixit.program("fixit"), "lint", *files), folder)
    if semgrep is not None and not semgrep.missing:
        rule = folder / "rule.yaml"
        rule.write_text(
            "rules:\n- id: a\n  languages: [python]\n  message: a\n  severity: INFO\n"
            "  pattern: '\"=~/rest.api/\"'\n",
            encoding="utf-8",
        )
        words = (
            semgrep.program("semgrep"),
            "--metrics=off",
            "--disable-version-check",
            "--config",
            str(rule),
        )
        path = str(Path(words[0]).parent)
        commands["semgrep"] = Command(
            (*words, *files), folder, environment=(("PATH", f"{path}:/usr/bin:/bin"),)
        )
    return {name: runs for name, runs in in_turns(commands, 1).items() if runs[0].status in {0, 1}}


def _row(name: str, runs: list[Run], alone: list[Run]) -> dict[str, object]:
    return {
        "tool": name,
        "cpu": round(cpu(runs), 2),
        "ratio": round(cpu(runs) / cpu(alone), 3),
        "spread": round(spread(runs), 2),
        "peak": round(peak(runs)),
        "more": round(peak(runs) - peak(alone)),
    }


def one_save(
    file: Path, environments: dict[str, Environment], folder: Path, times: int
) -> list[dict[str, object]]:
    """Milliseconds over flake8 alone for one file through standard input, in a process of its own.

    Each case has the same of the floor.
    """
    words = ("--isolated", f"--stdin-display-name={file}", "-")
    source = file.read_bytes()
    plugin = environments["plugin"].program("flake8")
    commands = {
        "alone": Command((environments["flake8"].program("flake8"), *words), folder, source),
        "nothing kept": Command((plugin, "--aar-cache=false", *words), folder, source),
        "results kept": Command((plugin, f"--aar-cache-dir={folder / 'caches'}", *words), folder, source),
    }
    least = floors((str(file),), environments["plugin"], folder)
    commands |= {f"floor {name}": least(task, *words, stdin=source) for name, task in SAVES.items()}
    in_turns(commands, 1)
    walls = {name: wall(runs) for name, runs in in_turns(commands, times).items()}
    over = {name: round(1000 * (seconds - walls["alone"])) for name, seconds in walls.items()}
    return [{"case": name, "over_ms": over[name], "floor_ms": over[f"floor {name}"]} for name in SAVES]
