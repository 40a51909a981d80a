"""Decides the next number of a series and finds gaps and repeats in a register."""
