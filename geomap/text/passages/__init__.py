"""The passages of a text: its paragraphs, its sentences, what it quotes, and what is no part of its story."""
