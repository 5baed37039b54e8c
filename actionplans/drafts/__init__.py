"""What does a year or a network begin with? Its files, made from what there is."""
