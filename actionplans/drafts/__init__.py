"""What does a city, a year or a network begin with, and what does an older city become? Its files, of what there is."""
