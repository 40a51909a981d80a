"""Hosts reach the cells of a workbook; each offers the `Book` port of `base`."""
