"""The start of `allegiance`: Ctrl+C is no error, even while the modules of the command line are imported."""

import sys

INTERRUPTED = 130  # what a shell reports of a command that Ctrl+C ended


def main() -> None:
    """Runs the command line."""
    try:
        from api.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
