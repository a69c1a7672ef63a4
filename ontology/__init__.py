"""What things mean: the relation types, the kinds of actor and the reference data."""
