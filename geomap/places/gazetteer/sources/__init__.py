"""What a gazetteer is made from: registries, dumps, tables written by hand."""
