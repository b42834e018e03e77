"""The grammar of casualties: verbs and nouns of harm, with those whom they happened to."""
