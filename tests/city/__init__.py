"""What must hold of whatever city's data lies in the repository. Nothing here knows which city that is.

What the check passes, these tests pass: a right edit of data/ or docs/ is never red here.
"""
