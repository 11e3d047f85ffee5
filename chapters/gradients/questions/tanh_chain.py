def given(numbers):
    states = [numbers.randint(20, 90) / 100 for _ in range(5)]
    u_chain = numbers.randint(11, 19) / 10
    return states, u_chain


def answer(states, u_chain):
    chain_gradient = 1.0
    for h in states:
        chain_gradient *= u_chain * (1 - h**2)
    return chain_gradient
