"""Outcomes in, graded findings and the verdict on a report out."""
