"""Makes weights and pictures of the explorers: `make explorers`. It is slow; commit what it writes.

It writes explorers/data/ (weights of the trained tomato models and of the untrained layers for the gradients) and
explorers/pictures/ (what GitHub and Colab show).
"""

from explorers.make import pictures, weights

weights.write_all()
pictures.take()
