"""A project: articles, areas and corrections in a folder, drawn again whenever one of them changes."""
