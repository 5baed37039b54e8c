"""What is kept for ever? A year's package: made once, proven unchanged ever after.

snapshot.py makes it: bag.py says what its lists hold, seal.py writes them, zipped.py puts all of it into one file.
verify.py judges it, whether zip file (unzipped.py) or folder (folder.py), without trusting it, and words.py says what
that proves; the files that program.py lists need nothing but Python, so whoever has a package and these can check it.
record.py writes down which packages there are.
"""
