"""Exercises of the chapters: check.NAME(answer), check.NAME.hint(), check.NAME.solution().

One module a chapter. exercise.py says what an exercise is and how to write one; answers.py reads what learners hand in.
"""

from lib.check.beyond import attention, masked_mean
from lib.check.comparison import fair_units, lasting_success
from lib.check.forecasting import find_leaks, windows
from lib.check.generation import reading_steps, temperature
from lib.check.gradients import bptt, forget_bias, half_life
from lib.check.gru import gru_as_rnn, gru_copier, gru_params, gru_step
from lib.check.lstm import h_and_c, keep_c, lstm_step, lstm_units, resume
from lib.check.recall import chance_loss, chrono_bias
from lib.check.rnn import last_step, rnn_by_hand, rnn_params, rnn_step, simple_rnn, time_distributed
from lib.check.sequences import axes, data_shape, lookup_table, memoryless, next_character
from lib.check.tables import bidirectional, shape_table
