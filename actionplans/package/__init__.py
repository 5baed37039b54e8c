"""What is kept for ever? A year's package: made once, proven unchanged ever after.

snapshot.py makes it: bag.py says what its lists hold, seal.py writes them, zipped.py puts all of it into one file.
contents.py opens such a file without trusting it, and verify.py compares it with its lists; these need nothing but
Python, so whoever has a package and this folder can check it. record.py writes down which packages there are.
"""
