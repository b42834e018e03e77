"""Words that trigger an event mention: clauses, the type of event, and how near a name stands."""
