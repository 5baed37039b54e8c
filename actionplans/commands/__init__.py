"""What is typed? One module for each command or group of commands; they hold nothing but what is typed and printed."""
