"""The core decides: pure functions over plain values, without clock, file or cell."""
