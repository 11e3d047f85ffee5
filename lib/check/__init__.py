"""Exercises of the chapters: check.NAME(answer), check.NAME.hint(), check.NAME.solution(), and check.progress().

One module per chapter. exercise.py says what an exercise is and how to write one.
"""

import difflib

from lib.check.comparison import fair_units, lasting_success, paired_interval
from lib.check.exercise import EXERCISES, progress
from lib.check.forecasting import find_leaks, five_pieces, windows
from lib.check.generation import reading_steps, smoothed, temperature
from lib.check.gradients import bptt, forget_bias, half_life, kernel_gradient
from lib.check.gru import bidirectional, gru_as_rnn, gru_copier, gru_params, gru_step, shape_table
from lib.check.layers import masked_mean, pad_batch
from lib.check.lstm import h_and_c, keep_c, lstm_step, lstm_units, resume
from lib.check.own_sentence import sentence_context, sentence_params, sentence_table
from lib.check.parallel import pair_state, reset_parity, scan_rounds, two_steps
from lib.check.pytorch import gru_blocks, last_outputs, torch_shapes
from lib.check.recall import chance_loss, chrono_bias, tuned
from lib.check.rnn import last_step, rnn_by_hand, rnn_params, rnn_step, simple_rnn, time_distributed
from lib.check.romanise import attention_params, beam_step, masked_attention, teacher_forcing
from lib.check.sequences import axes, data_shape, lookup_table, memoryless, next_character
from lib.check.writing import bits, jamo_params, paired, top_k
from lib.text import Text


def __getattr__(name):
    """Tell which exercise a misspelt name may mean.

    Raises:
        AttributeError: always; lib.check has no such name.
    """
    near = ", ".join(difflib.get_close_matches(name, EXERCISES))
    similar = Text(" Similar names: {near}", near=near) if near else ""
    raise AttributeError(Text("check has no {name!r}.{similar}", name=name, similar=similar))
