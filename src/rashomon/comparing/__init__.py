"""Comparing reports: which claims tell of one happening, how independent they are, where they disagree."""
