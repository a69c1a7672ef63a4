"""What the whole network shows: who matters, who stands together, where it does not add up."""
