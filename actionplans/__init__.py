"""The Python behind the site: plain functions that know no MkDocs (adapters/mkdocs.py alone does)."""
