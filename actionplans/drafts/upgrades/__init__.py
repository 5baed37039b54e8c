"""What does a later release move in a city's data? One module for each thing that got another form."""
