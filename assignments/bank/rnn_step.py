def given(numbers):
    draw = np.random.default_rng(numbers.getrandbits(32))
    x_t, h_before = draw.normal(size=3).round(1), draw.uniform(0.2, 0.9, 2).round(1)
    rnn_kernel, rnn_recurrent = (
        draw.normal(0, 0.5, (3, 2)).round(1),
        np.array([[0.3, -0.6], [0.8, 0.4]]),
    )
    rnn_bias = draw.uniform(0.1, 0.5, 2).round(1)
    return x_t, h_before, rnn_kernel, rnn_recurrent, rnn_bias


def answer(x_t, h_before, rnn_kernel, rnn_recurrent, rnn_bias):
    h_after = np.tanh(x_t @ rnn_kernel + h_before @ rnn_recurrent + rnn_bias)
    return h_after
