"""Judging an interview from its events: findings with their proof, faults, levels. `assess.assess` does it all.

Nothing is imported here: reading a finding must not load the rules.
"""
