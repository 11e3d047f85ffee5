# A package of its own: otherwise another package called tools, anywhere on the machine, would be
# imported in its place.
