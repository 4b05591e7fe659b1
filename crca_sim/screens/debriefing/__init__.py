"""The debrief on screen: competencies, the words that prove them, and the conversation behind."""
