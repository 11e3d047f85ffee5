def given(numbers):
    rows = numbers.randint(4, 16)
    chunk = numbers.randint(10, 40)
    long_length = rows * (
        chunk * numbers.randint(6, 30) + numbers.randint(1, chunk - 1)
    ) + numbers.randint(1, rows - 1)
    return long_length, rows, chunk


def answer(long_length, rows, chunk):
    second_row_start = long_length // rows
    calls_per_epoch = second_row_start // chunk
    return second_row_start, calls_per_epoch
