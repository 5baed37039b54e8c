"""What must be true? Of the data, the pages, the menu, the prose and its links."""
