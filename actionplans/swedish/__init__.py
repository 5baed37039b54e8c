"""How is it said? Words and phrases as readers and editors meet them, as plain text."""
