"""The calendar as news tells it: the words and shapes of dates, and what each means."""
