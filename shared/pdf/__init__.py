"""What is printed for people to wear, carry and sign."""
