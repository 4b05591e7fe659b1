"""Simulateur d'entraînement à la relation client en assurance."""

__version__ = "0.1.0"
