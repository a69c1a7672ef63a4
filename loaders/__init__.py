"""How it gets in: readers, extraction and the pipeline into a store."""
