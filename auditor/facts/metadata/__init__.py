"""What a roster says of a report, joined with what the report tells of itself."""
