"""The page's data for the client, in few bytes."""
