"""What does the outside need? One module or folder for each engine or host; nothing else knows them."""
