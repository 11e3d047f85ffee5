"""What `make explorers` runs: one module each for weights, for what Keras computes, and for pictures."""
