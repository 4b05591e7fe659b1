"""The trainee's words → what they did, about what, and how it was said."""
