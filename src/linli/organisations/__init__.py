"""Who there is: administrative areas, the bodies that answer for them, their posts and their holders.

Keeps: Area, Body, Relation, Lineage, Role, Post, Site, Liaison, Notice, Passing.  Not here: accounts and sign-in
(people), what residents want (needs), what a resident unit offers (orders).  Floor: is.
"""
