"""Who there is: people, how they sign in, and what they may see and ask about their own data.

Keeps: Person, Token, Visit (somebody helped at the counter), Correction, Draft.
Not here: posts and bodies (organisations), what people ask for (needs). Floor: is.
"""
