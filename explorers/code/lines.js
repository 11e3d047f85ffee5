/** Joins lines of Python. The other modules of this folder write the Keras code that an explorer copies. */

export const lines = (...all) => all.join("\n") + "\n";
