"""The entry point of mkdocs-macros: finds our package and hands over to it."""

import sys
from pathlib import Path

# The mkdocs command does not put the project's folder on the path, and mkdocs-macros then claims that there is no
# module named macros instead of saying that our package could not be imported.
sys.path.insert(0, str(Path(__file__).parent))

from actionplans.adapters.mkdocs import define_env, on_post_build, on_pre_page_macros

__all__ = ["define_env", "on_post_build", "on_pre_page_macros"]
