"""The pages: the record in a browser, read and reviewed."""
