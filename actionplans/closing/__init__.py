"""What did the plans of a closed year say? Since the committee has dealt with them, only a correction changes it."""
