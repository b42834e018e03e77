"""The arguments of an event, of all its clauses: where it was, when, and how many it killed or hurt."""
