# A package of its own: otherwise another package called tests, anywhere on the machine, would be
# imported in its place.
