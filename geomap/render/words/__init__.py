"""The words of a page and a picture: its language, facts in words, text made safe."""
