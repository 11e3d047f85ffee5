def given(numbers):
    # The student's own data, drawn from a random.Random; this body becomes a cell.
    rows = numbers.randint(5, 60)
    columns = numbers.randint(61, 99)
    return rows, columns


def answer(rows, columns):
    # The solution, and the name of each variable that is asked.
    size = rows * columns
    return size
