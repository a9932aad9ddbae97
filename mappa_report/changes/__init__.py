"""What changed from one edition to another, passage by passage and word by word, as data and as people read it."""
