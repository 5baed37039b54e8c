"""The command line: python -m actionplans check, changes, dictionary, …"""

import sys

from actionplans.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
