"""An e-mail as a contribution: its own words, or the one attachment that it only covers."""
