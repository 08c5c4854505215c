"""What people download: core values become files."""
