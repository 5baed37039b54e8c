"""Measurements of speed and size, apart from the tests: `make bench`."""
