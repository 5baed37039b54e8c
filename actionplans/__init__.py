"""The Python behind the site: plain functions that know no MkDocs (engine.py alone does)."""
