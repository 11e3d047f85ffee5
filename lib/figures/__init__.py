"""The figures of the course: `from lib import figures`, then `figures.lstm_cell()`.

Each function returns a figure.
"""

from lib.figures.attention import attention_map, encoder_decoder
from lib.figures.cells import gru_cell, lstm_cell, rnn_cell, sigmoid_and_tanh
from lib.figures.distributions import dots, saturation
from lib.figures.lines import lines_over_time
from lib.figures.machine import clusters, state_machine
from lib.figures.networks import backpropagation, doubling, lookup, packed, sequence_uses, unrolled
from lib.figures.series import error_by_horizon, forecasts, split_in_time
from lib.figures.tables import (
    influence,
    learning_rates,
    letters_by_value,
    one_hot,
    states,
    tensor_axes,
)
from lib.figures.training import gradient_norms, losses, success, training_step
