"""How many of 20 seeds learn to recall the first symbol after T steps, for each layer and start: the long run.

`python -m bench.recall` (part of `make bench`; minutes). The chapter 오래 기억하기 trains the same models until most of
those that learn have learned. Here they get four times as many batches, to see which of them learn later.
"""

from tests import recall_runs


def main():
    print("seeds of 20 that recall the first symbol after T steps")
    recall_runs.counts(longer=4, say=print)


if __name__ == "__main__":
    main()
