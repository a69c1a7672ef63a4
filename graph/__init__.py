"""What is known: the model, the store and the questions asked of it."""
