"""A PDF of somebody else, read with bounds: what an audit and an import both need."""
