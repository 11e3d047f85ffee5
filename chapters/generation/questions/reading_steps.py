def answer():
    answer = sum(range(1, 20))
    return answer
