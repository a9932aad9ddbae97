"""What an area says of itself: names, populations, brand, and what its reports leave out."""
