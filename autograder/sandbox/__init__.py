"""Where student code runs: the warm parent, the confinement, the codec and the session."""
