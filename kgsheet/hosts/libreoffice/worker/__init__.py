"""The side of the bridge that talks UNO; it must run on Python 3.8, which LibreOffice brings."""
