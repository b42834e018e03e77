"""The invented world that tests tell of: two countries that fight, their towns, and news of them."""
