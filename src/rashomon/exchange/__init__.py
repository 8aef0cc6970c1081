"""What comes out: JSON lines, a table for the terminal, a page for the browser."""
