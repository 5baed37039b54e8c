"""How do files become the model? YAML, pages, the menu and macro calls, strictly, with file, line and column."""
