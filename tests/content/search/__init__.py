"""What this city's staff search for, and the pages that answer."""
