"""Reading: select() builders and rows; nothing here writes."""
