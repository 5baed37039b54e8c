"""How is what a data file says written down?"""
