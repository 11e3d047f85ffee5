def answer():
    answer = 1
    while 4 * (5 * answer + answer * answer + answer) < 1408:
        answer += 1
    return answer
