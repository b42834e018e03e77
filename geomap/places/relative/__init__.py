"""Places told by others: "20 km south of X", "northern Y"."""
