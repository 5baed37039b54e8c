"""What is there, and what held when? Records and their fields, dates, what was known on a day."""
