"""What does a city, a year or a network begin with, and what does an older city become? Files, made of what there is."""
