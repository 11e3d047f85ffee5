def given(numbers):
    z_fixed = numbers.randint(850, 990) / 1000
    return z_fixed


def answer(z_fixed):
    half_life = 1
    while z_fixed**half_life >= 0.5:
        half_life += 1
    return half_life
