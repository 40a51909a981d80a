"""Office files as packages: read and patched without losing a byte that was not meant."""
