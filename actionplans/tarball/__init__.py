"""Packs the built site for a web server."""
