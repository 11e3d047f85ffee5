"""Every figure of the chapters. Each function draws one figure and returns it; the notebook's last line shows it.

Colours are Okabe and Ito's (2008), told apart by colour-blind readers; backgrounds stay white so that a figure reads in
dark mode as well. Numbers written into a figure are the numbers given to it.
"""

import matplotlib.pyplot as plt
import numpy as np

COLOURS = {"SimpleRNN": "#0072B2", "LSTM": "#D55E00", "GRU": "#009E73"}
INK, PALE = "#222222", "#DDDDDD"
