"""``python -m fuzz.guided TARGET INPUTS SECONDS CORPUS FOUND``: atheris chooses inputs by what they reach."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

from fuzz.loop import TIME_OUT, Outcome, checked


def main() -> None:
    """Doesn't return: libFuzzer ends the process."""
    name, inputs, seconds, corpus, found = sys.argv[1:]
    with atheris.instrument_imports(include=["appaccess_lint"]):
        from fuzz.targets import TARGETS

        target = TARGETS[name]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (folder / f"seed-{number}").write_bytes(data)
    dictionary = folder.with_suffix(".dict")
    dictionary.write_text("".join(f'"{_escaped(token)}"\n' for token in target.tokens if len(token) < 60))
    outcome = Outcome()
    options = [
        f"-runs={inputs}",
        f"-max_total_time={seconds}",
        f"-timeout={TIME_OUT * 3}",
        "-rss_limit_mb=3000",
        "-max_len=8000",
        f"-dict={dictionary}",
        "-print_final_stats=1",
        str(folder),
    ]
    atheris.Setup([sys.argv[0], *options], lambda data: checked(target, data, outcome, Path(found)))
    atheris.Fuzz()


def _escaped(token: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token)


if __name__ == "__main__":
    main()
