"""The buttons of the workbook: each runs a job and ends with one message box."""
