def given(numbers):
    lengths = np.array(numbers.sample(range(2, 120), 4))
    return lengths


def answer(lengths):
    forget_chrono = np.log(lengths)
    input_chrono = -np.log(lengths)
    return forget_chrono, input_chrono
