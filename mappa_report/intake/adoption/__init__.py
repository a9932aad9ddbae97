"""The official wording of a finished file as an edition of the workspace."""
