"""Files with pages, chapters and paragraphs rather than lines."""
