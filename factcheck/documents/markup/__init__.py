"""Languages that people write in a text editor: each reader takes the markup away and keeps the way back to it."""
