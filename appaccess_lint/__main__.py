"""Run the command: the entry point of the script and of ``python -m appaccess_lint``."""

# No other imports here, not even "from __future__": the current folder may have a module with any name.
import sys


def run(*, by_module: bool = False) -> int:
    """Run the command, with nothing imported from the current folder; returns the exit status."""
    from appaccess_lint.safe_path import leave_out_current_folder

    leave_out_current_folder(by_module=by_module)
    try:
        from appaccess_lint.cli.main import main
        from appaccess_lint.garbage_collection import leave_garbage_at_exit

        leave_garbage_at_exit()
        return main()
    except KeyboardInterrupt:  # while modules are imported; later, main() says the same
        return 130


if __name__ == "__main__":
    sys.exit(run(by_module=True))
