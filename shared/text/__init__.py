"""What all three services must do alike to a name, a date and a list of States."""
