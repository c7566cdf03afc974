"""Files that hold messages: feeds, saved mail."""
