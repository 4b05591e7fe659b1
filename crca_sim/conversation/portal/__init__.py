"""The client in front of the portal: what is heard, pointed to, done, and told (`conversation/guidance.py` leads)."""
