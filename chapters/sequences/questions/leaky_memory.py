def given(numbers):
    keep = numbers.choice([0.5, 0.6, 0.7, 0.8])
    values = sorted(numbers.sample(range(1, 20), 5))
    return keep, values


def answer(keep, values):
    memory_forward = 0.0
    for x in values:
        memory_forward = keep * memory_forward + x
    memory_backward = 0.0
    for x in reversed(values):
        memory_backward = keep * memory_backward + x
    return memory_forward, memory_backward
