def answer():
    answer = (8, 12, 5)
    return answer
