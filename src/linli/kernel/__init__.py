"""The ground floor: how anything is done, recorded, counted, timed, kept private and shown.

Keeps: the journal and what is derived from it, the rulebook, the calendar, evidence, deliveries.
Not here: any noun of the neighbourhood; the kernel knows no capability.  Floor: 0.
"""
