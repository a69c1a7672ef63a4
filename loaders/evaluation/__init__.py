"""How well articles are read: a gold file of what a careful reader finds, against what the extraction found."""
