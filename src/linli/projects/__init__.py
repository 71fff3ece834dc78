"""What is taken on together: projects for hot and hard matters, key tasks, the yearly list of hard matters.

Keeps: Project, Milestone, who asked for it (Ask), what was decided, lent, explained or changed (Line).
Not here: the need itself, its answer and its clock (needs), the want (orders), rooms (venues), voluntary tasks
(volunteers), decisions (meetings), paying (funds).
Floor: serves, above orders and tasks.
"""
