"""What can be taken away? Tables, the whole model, the calendar, the schemas of data files."""
