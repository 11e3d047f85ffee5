def answer():
    orders = 3 * 2 * 1
    last_two = 3 * 3
    answer = (2, 5, orders, last_two)
    return answer
