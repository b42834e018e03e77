"""An article as one annotated text: words, sentences, quotations, language; and the words looked for in it."""
