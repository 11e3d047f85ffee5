def answer():
    answer = 64 * 24
    return answer
