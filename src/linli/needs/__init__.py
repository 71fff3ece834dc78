"""What residents say: a need is raised, reaches the right organisation, is handled, answered, called back, rated.

Keeps: Need, Reporter, Rating, Route, Category, ReplyTemplate, SavedFilter, Item (the guide), AgencyCase (errands).
Not here: who belongs to whom (organisations), who people are (people), projects that gather needs (projects).
Floor: asks.
"""
