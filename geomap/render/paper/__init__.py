"""What pictures are drawn with: paper, letters, symbols."""
