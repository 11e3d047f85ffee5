"""How the models of the chapters are made and trained, one or many seeds at once.

Many seeds at once, from above to below:

    many_seeds      trains them, gradients differentiates them
    _loop           takes many steps in one compiled call
    _together       calls the model with all weights
    _stacked        holds the weights of all seeds, stacked along one axis
    _starts         draws the weights that they start with

lib/README.md lists all modules.
"""
