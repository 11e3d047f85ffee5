def answer():
    x = "마토마먹마토먹토자"
    y = "토마토자먹마자자토"
    answer = 0
    for letter in set(x):
        labels = [label for seen, label in zip(x, y) if seen == letter]
        answer += max(labels.count(label) for label in labels)
    return answer
