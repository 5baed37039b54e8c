"""What does the outside need? One module or folder for each engine or host; nothing else knows them."""

from actionplans.system.memory import collect_seldom

# Before the rest is imported, which makes a hundred thousand objects that all stay.
collect_seldom()
