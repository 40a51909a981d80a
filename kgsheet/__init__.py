"""Task tracking of a People's Committee: one workbook in, figures, findings and documents out."""

__version__ = "0.1.0"
