def answer():
    answer = 3 * (3 * 4 + 4 * 4 + 2 * 4), 3 * (3 * 4 + 4 * 4 + 4)
    return answer
