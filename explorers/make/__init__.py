"""Makes the weights and pictures of the explorers with Keras and a browser: `make explorers`."""
