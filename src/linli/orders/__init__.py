"""Menu and order, both ways: what bodies and residents offer and want, what is ordered, delivered, confirmed, rated.

Keeps: Offer, Want, Order, Agreement of co-building, Purchased service.
Not here: money (funds), the room and the volunteers that an order books (venues, volunteers), projects (projects).
Floor: serves.
"""
