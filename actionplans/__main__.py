"""The command line: python -m actionplans check, changes, dictionary, …"""

import gc
import sys

from actionplans.commands.main import main

if __name__ == "__main__":
    gc.disable()  # a command reads, says and ends: what it has made goes with the process
    sys.exit(main())
