def given(numbers):
    logits = np.array(numbers.sample(range(-30, 30), 4)) / 10
    heat = numbers.choice([0.4, 0.5, 0.7, 1.5, 2.0, 2.5])
    return logits, heat


def answer(logits, heat):
    scaled = np.exp(logits / heat)
    heated = scaled / scaled.sum()
    return heated
