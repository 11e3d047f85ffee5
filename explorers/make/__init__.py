"""Makes the weights, fixtures and pictures of the explorers with Keras and a browser: `make explorers`."""
