"""The command line: python -m actionplans check, changes, dictionary, …; `verify` needs nothing but Python."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if sys.argv[1:2] == ["verify"] or not (Path(__file__).parent / "commands").is_dir():
        # Whoever judges a package with the copy that lies in it shall not change it: no compiled files beside these.
        sys.dont_write_bytecode = True
        from actionplans.package.__main__ import main as judge

        sys.exit(judge(sys.argv[2:], "python3 -m actionplans verify"))

    import gc
    import os

    gc.disable()  # a command reads, says and ends: what it has made goes with the process
    try:
        from actionplans.commands.main import main
    except KeyboardInterrupt:  # reading all of us in takes a while: long enough to regret it
        sys.exit("Avbrutet.")

    status = main()
    if sys.argv[1:2] == ["check"]:
        # It has written nothing but its answer, and read a million things: Python would let go of them one by one,
        # which in a large city takes a fifth of the time that the check does.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)
