"""Who serves of their own will, where and for how long, and what they may show for it.

Keeps: Profile, Task, SignUp, Hours, Certificate, ReportIn, DutyPost, MutualHelp, Diary, Grid team.
Not here: rooms (venues), gatherings (meetings), who belongs to whom (organisations).
Floor: has.
"""
