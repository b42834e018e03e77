"""Figures as news tells them: numbers, the people that they count, and what happened to these."""
