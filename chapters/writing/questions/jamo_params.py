def answer():
    syllables = 379
    jamo = 75
    answer = (syllables - jamo) * (32 + 128 + 1)
    return answer
