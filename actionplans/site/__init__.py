"""What does a day show? The pages of a day, their addresses, and what is worth attention then."""
