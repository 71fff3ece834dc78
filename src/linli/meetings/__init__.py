"""Every gathering is one noun: meetings of a branch, talks with residents, activities, lectures, walks.

Keeps: Meeting, Point of its agenda and minutes, Registration, Amendment, Note taken at the door.
Not here: the room (venues), the need that a point becomes (needs), decisions by vote (deliberation).
Floor: asks, over needs.
"""
