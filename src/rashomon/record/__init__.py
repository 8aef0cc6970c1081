"""The record: reports, their claims and people's judgements, kept for good."""
