import numpy as np


def given(numbers):
    followers = np.array([0, *numbers.sample(range(1, 30), 4)])
    added = numbers.choice([0.1, 0.5, 1.0, 2.0])
    return followers, added


def answer(followers, added):
    smoothed = (followers + added) / (followers.sum() + added * len(followers))
    return smoothed
