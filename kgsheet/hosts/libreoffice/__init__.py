"""A live LibreOffice document behind the interface of xlwings.

Only the worker loads UNO, in a Python that can; this file is read by that Python as well.
"""
