"""What comes back from those who review a proof: read, held against the proof, listed, and put into the sections."""
