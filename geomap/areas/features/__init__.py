"""Features of a file as areas: their properties and valid shapes."""
