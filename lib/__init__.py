"""What the notebooks import, so that they stay short.

Code flows one way: tomato, cells, shapes (NumPy only) <- models, trials, series (Keras) <- plots, check <- notebooks.
"""
