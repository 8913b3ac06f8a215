"""The work: one package a stage, in the order of the run."""
