"""The command over a large tree of which little matters: goal 3."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks import floor
from benchmarks.environments import Environment
from benchmarks.measure import Command, cpu, in_turns, wall

READ = "import pathlib, sys\nfor file in pathlib.Path(sys.argv[1]).rglob('*.py'): file.read_bytes()\n"


def over_tree(tree: Path, plugin: Environment, folder: Path, times: int) -> dict[str, object]:
    """Processor time beyond that of reading the files, first and second run, and what jobs are worth.

    ``floors`` has the same of the floor; the files of the tree that matter follow no other module.
    """
    lint = (plugin.program("appaccess-lint"), "check", "--isolated", "-q")
    caches, python = folder / "caches", plugin.program("python")
    base = {
        "reading": Command((python, "-c", READ, str(tree)), folder),
        "floor": Command((python, "-I", str(floor.HERE), "tree", str(tree)), folder),
        "floor, second": Command((python, "-I", str(floor.HERE), "tree-kept", str(tree)), folder),
        "nothing kept": Command((*lint, "-j1", "--no-cache", str(tree)), folder),
        "two jobs": Command((*lint, "-j2", "--no-cache", str(tree)), folder),
    }
    kept = Command((*lint, "-j1", f"--cache-dir={caches}", str(tree)), folder)
    found = in_turns(base, times)
    shutil.rmtree(caches, ignore_errors=True)
    first = in_turns({"first": kept}, 1)["first"]
    second = in_turns({"second": kept}, times)["second"]
    reading = cpu(found["reading"])
    jobs = found["two jobs"]
    least, least_again = cpu(found["floor"]) - reading, cpu(found["floor, second"]) - reading
    return {
        "files": sum(1 for _ in tree.rglob("*.py")),
        "beyond_reading_s": round(cpu(found["nothing kept"]) - reading, 2),
        "first_s": round(cpu(first) - reading, 2),
        "second_s": round(cpu(second) - reading, 2),
        "second_to_first": round((cpu(second) - reading) / (cpu(first) - reading), 3),
        "two_jobs_use": round(cpu(jobs) / (2 * wall(jobs)), 2),
        "floors": {
            "beyond_reading_s": round(least, 2),
            "first_s": round(least, 2),
            "second_s": round(least_again, 2),
            "second_to_first": round(least_again / least, 3),
            "two_jobs_use": 1.0,
        },
    }
