def answer():
    syllables, jamo = 379, 75
    answer = (syllables - jamo) * (32 + 128 + 1)
    return answer
