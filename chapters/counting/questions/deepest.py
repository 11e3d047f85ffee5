def answer():
    states = 8
    answer = states - 1
    return answer
