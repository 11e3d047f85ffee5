def answer():
    answer = 3 * 8 + 8 * 8 + 8
    return answer
