def given(numbers):
    letters = "토마를"
    labels = numbers.sample("먹자고", 3)
    pairs = []
    for place, letter in enumerate(letters):
        pairs += [(letter, labels[place])] * numbers.randint(4, 14)
        pairs += [(letter, labels[place - 1])] * numbers.randint(1, 2)
    numbers.shuffle(pairs)
    pairs.append((letters[0], labels[-1]))
    x_text = "".join(letter for letter, _ in pairs)
    y_text = "".join(label for _, label in pairs)
    return x_text, y_text


def answer(x_text, y_text):
    table_right = 0
    for letter in set(x_text):
        labels_seen = [label for seen, label in zip(x_text, y_text, strict=True) if seen == letter]
        table_right += max(labels_seen.count(label) for label in labels_seen)
    return table_right
