"""Who is to be trained by when, in which courses, for how many hours; posts against their standard; the reserve.

Keeps: Plan, Course, Enrolment, Instructor, Selection, Reserve entry.
Not here: posts themselves (organisations), the gathering at which a course is held (meetings).
Floor: asks, over meetings.
"""
