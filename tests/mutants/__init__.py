"""Is every fault that the tests are meant to see still seen? A list of faults in the product, and what runs it."""
