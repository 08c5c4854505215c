"""Everything that `/level` prints."""
