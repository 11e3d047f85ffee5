"""How many of 20 seeds learn to recall the first symbol after T steps, for each layer and start: the long run.

`python -m bench.recall` (part of `make bench`; minutes). The chapter 오래 기억하기 trains the same models until most of
those that learn have learned. Here they get four times as many batches, to see which of them learn later. The last
line has a lower learning rate and takes chrono apart as the chapter does.
"""

from tools.chapter_cells import recall_counts


def show(title, counts):
    print(title, *(f"{name} {count}" for name, count in counts.items()), sep="  ", flush=True)


if __name__ == "__main__":
    print("seeds of 20 that recall the first symbol after T steps, four times as many batches")
    for T, name in {10: "ten", 30: "thirty"}.items():
        show(f"T {T:3}", recall_counts(name, f"{name}-gru", longer=4)[name])
    show("T 100", recall_counts("hundred", "hundred-lstm", "hundred-gru", longer=4)["hundred"])
    slow = recall_counts("hundred", "hundred-lstm", "apart", longer=3, learning_rate=0.01)
    show("T 100  three times as many batches, Adam(0.01)", slow["hundred"] | slow["apart"])
