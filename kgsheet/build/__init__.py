"""Builders of what the project ships: the master workbook and the Word templates."""
