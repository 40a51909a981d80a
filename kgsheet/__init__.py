"""Task tracking of a People's Committee: one workbook in, figures, findings and documents out."""
