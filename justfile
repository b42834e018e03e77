# What CI runs, in the same order.
check: lint test

lint:
    ruff format --check .
    ruff check .
    mypy
    lint-imports

test:
    pytest
