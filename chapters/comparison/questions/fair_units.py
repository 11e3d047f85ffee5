def answer():
    def params(units):
        lstm = 4 * (5 * units + units * units + units)
        output = 5 * units + 5
        return lstm + output

    answer = min(range(1, 10), key=lambda units: abs(params(units) - 85))
    return answer
