"""How many of 20 seeds learn to recall the first symbol after T steps, for each layer and start: the long run.

`python -m bench.recall` (part of `make bench`; minutes). The chapter 오래 기억하기 trains the same models until most of
those that learn have learned. Here they get four times as many batches, to see which of them learn later. The last
line has a lower learning rate and takes chrono apart as the chapter does.
"""

from tests.course import recall_runs


def main():
    print("seeds of 20 that recall the first symbol after T steps")
    recall_runs.counts(longer=4, say=print)
    makes = recall_runs.layers("LSTM", 100) | recall_runs.same_bias_for_all_units(100)
    found = recall_runs.learned(makes, 100, longer=3, rate=0.01)
    print("LSTM  T 100  450 batches  Adam(0.01) ", "  ".join(f"{name} {count:2}" for name, count in found.items()))


if __name__ == "__main__":
    main()
