"""What no right edit of this city changes: addresses that others link to, and what letters of the past said.

Never today's counts or statuses. A city that starts over empties this folder, and adds what it has promised others.
"""
