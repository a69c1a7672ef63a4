"""What a query of a user's own may say: read word by word, measured, and written anew."""
