def given(numbers):
    gradient_steps = numbers.randint(15, 50)
    u_small = numbers.randint(80, 97) / 100
    u_large = numbers.randint(103, 120) / 100
    return gradient_steps, u_small, u_large


def answer(gradient_steps, u_small, u_large):
    gradient_small = u_small**gradient_steps
    gradient_large = u_large**gradient_steps
    return gradient_small, gradient_large
