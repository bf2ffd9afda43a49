"""What a reader operates."""
