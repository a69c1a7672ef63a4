"""The start of `allegiance`: Ctrl+C is no error, even while the modules of the command line are imported."""

import gc
import sys

INTERRUPTED = 130  # what a shell reports of a command that Ctrl+C ended


def main() -> None:
    """Runs the command line."""
    gc.disable()  # modules make no garbage: to look for it among them, now and at the end, takes a quarter of a short command
    try:
        from api.cli import main as run

        gc.freeze()
        gc.enable()
        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
