"""The interview on screen: conversation, composer, desk, notes, guide."""
