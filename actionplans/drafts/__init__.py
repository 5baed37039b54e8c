"""The files that a new year or a new network begins with, made from what there is."""
