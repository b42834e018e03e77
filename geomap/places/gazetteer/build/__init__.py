"""The compilers of gazetteers: the embedded one and the user's own."""
