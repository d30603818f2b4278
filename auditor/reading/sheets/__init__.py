"""Spreadsheets, whatever the file format: how their cells are displayed and what of a sheet is a table."""
