"""What comes into an area's own files: shown before it is written, and all else stays as it was typed."""
