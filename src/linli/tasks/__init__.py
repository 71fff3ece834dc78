"""Down with money, up with right: who owes what to whom, work sent down, calls for help upward, contact points.

Keeps: Task (a clause of a source document, or work sent down), Call and who is called (吹哨报到), ContactPoint, Visit,
Problem.
Not here: the need of a resident that caused it (needs), money itself (funds), assessment (evaluation).
Floor: serves.
"""
