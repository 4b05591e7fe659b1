"""The adviser's desk on screen: its tabs, their forms, what they show."""
