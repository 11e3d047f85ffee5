/** Python for the explorers: run it, and Keras prints the numbers that the explorer shows. One module each. */

/** Lines of Python as one text. */
export const lines = (...all) => all.join("\n") + "\n";
