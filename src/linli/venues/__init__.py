"""What a neighbourhood lends out, and who has it when: rooms, things, and the office hours of people.

Keeps: Site, Space, Venue, Opening, Booking, Matter of an office hour.
Not here: who belongs to whom (organisations), money (funds), the gathering itself (meetings).
Floor: has.
"""
