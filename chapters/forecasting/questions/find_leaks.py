def answer():
    answer = {"B", "D"}
    return answer
