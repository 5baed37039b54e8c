"""What may a person change, and with which questions? How an answer becomes files lies in drafts/answers."""
