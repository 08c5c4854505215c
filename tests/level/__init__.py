"""The tests of everything that `/level` prints."""
