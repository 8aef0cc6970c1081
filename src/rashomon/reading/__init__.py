"""Reading: what one text says, who says it, and whether it is so: statements, events, numbers, times, claims."""
