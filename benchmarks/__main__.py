"""``python -m benchmarks``: measure everything, write ``results.md`` and ``results.json``."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

import tomli

from benchmarks import command_cost, environments, flake8_cost, scaling, server_cost, table, trees

PEERS = ("flake8-bugbear", "flake8-async", "ruff", "fixit", "semgrep")


def main() -> int:
    """Measure, print the tables; returns 1 where a quick run finds more than ``limits.toml`` allows."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="below a minute, no peers; checks limits.toml")
    parser.add_argument(
        "--corpus",
        type=Path,
        default=os.environ.get("APPACCESS_CORPUS"),
        help="folder with files that matter; otherwise some packages are downloaded",
    )
    parser.add_argument("--work", type=Path, help="folder for environments and packages, to be used again")
    parser.add_argument("--out", type=Path, default=Path("benchmarks"), help="where the results go")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        arguments.out.mkdir(parents=True, exist_ok=True)
        found = _quick(work) if arguments.quick else _all(work.resolve(), arguments.corpus)
    text = table.markdown(found)
    print(text)
    if arguments.quick:
        return _checked(found)
    (arguments.out / "results.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (arguments.out / "results.md").write_text(text, encoding="utf-8")
    return 0


def _head() -> dict[str, Any]:
    return {"python": platform.python_version(), "processors": os.cpu_count()}


def _all(work: Path, corpus: Path | None) -> dict[str, Any]:
    made = {name: environments.environment(name, work) for name in environments.PACKAGES}
    found: dict[str, Any] = _head()
    found["missing"] = {name: made[name].missing for name in PEERS if made[name].missing}
    fetched = work / "packages"
    fetched.mkdir(exist_ok=True)
    folders = environments.packages(trees.ORDINARY, fetched, made["flake8"])
    ordinary = [f for f in trees.python_files(folders) if not trees.concerns(f)][:4950]
    sources = [corpus] if corpus else environments.packages(trees.MATTERING, fetched, made["flake8"])
    mattering = [f for f in trees.python_files(sources) if trees.concerns(f)]
    calling = [
        f for f in mattering if "requests" in f.read_text("utf-8") or "onfluence" in f.read_text("utf-8")
    ]
    scratch = work / "scratch"
    scratch.mkdir(exist_ok=True)
    found["ordinary"] = _over(ordinary[:1500], _ours(made), scratch, 3, cached=False)
    found["mattering"] = _over(calling[:70], made, scratch, 3, cached=True)
    found["save"] = {
        kind: flake8_cost.one_save(_of_lines(files, 400), made, scratch, 9)
        for kind, files in (("doesn't matter", ordinary), ("matters", calling))
    }
    found["server"] = server_cost.one_save(_near_lines(calling, 400))
    tree = trees.mixed(ordinary, calling[:50], work / "tree", 5000)
    found["tree"] = command_cost.over_tree(tree, made["plugin"], scratch, 3)
    found["scaling"] = scaling.measured(work / "scaling")
    return found


def _ours(made: dict[str, environments.Environment]) -> dict[str, environments.Environment]:
    """Return the environments without the peers: what these cost is shown where files matter."""
    return {name: made[name] for name in ("flake8", "plugin")}


def _over(
    files: list[Path], made: dict[str, environments.Environment], folder: Path, times: int, *, cached: bool
) -> dict[str, Any]:
    megabytes = round(sum(f.stat().st_size for f in files) / 1e6, 1)
    rows = flake8_cost.over_files(files, made, folder, times, cached=cached)
    return {"files": len(files), "megabytes": megabytes, "rows": rows}


def _of_lines(files: list[Path], lines: int) -> Path:
    return min(files, key=lambda f: abs(f.read_bytes().count(b"\n") - lines))


def _near_lines(files: list[Path], lines: int) -> list[Path]:
    return [file for file in files if 0.95 * lines <= file.read_bytes().count(b"\n") <= 1.05 * lines]


def _quick(work: Path) -> dict[str, Any]:
    """Return what the tests' own environment allows: flake8 with and without the plugin's entry point."""
    import email

    import libcst

    found: dict[str, Any] = _head()
    here = environments.Environment(Path(sys.prefix))
    alone = environments.environment("flake8", work)
    made = {"flake8": alone, "plugin": here}
    folders = [Path(email.__file__).parent, Path(libcst.__file__).parent / "codemod"]
    ordinary = [f for f in trees.python_files(folders) if not trees.concerns(f)][:60]
    found["ordinary"] = _over(ordinary, made, work, 3, cached=False)
    program = work / "app"
    program.mkdir()
    for number in range(12):
        (program / f"app{number}.py").write_text(trees.with_calls(60)["app.py"], encoding="utf-8")
    found["mattering"] = _over(sorted(program.glob("*.py")), made, work, 3, cached=True)
    found["scaling"] = scaling.measured(work / "scaling")
    return found


def _checked(found: dict[str, Any]) -> int:
    limits = tomli.loads((Path(__file__).parent / "limits.toml").read_text(encoding="utf-8"))
    ratios = {
        "ordinary": found["ordinary"]["rows"][1]["ratio"],
        "kept": next(
            r["ratio"]
            for r in found["mattering"]["rows"]
            if "kept" in r["tool"] and "nothing" not in r["tool"]
        ),
        "exponent": max(row["exponent"] for row in found["scaling"]),
    }
    failed = {name: ratio for name, ratio in ratios.items() if ratio > limits[name]}
    for name, ratio in failed.items():
        print(f"{name}: {ratio}, more than {limits[name]}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
