/**
 * One unit whose gates are set by hand and stay as they are. The formulas are those of
 * lib/cells.py.
 */

/**
 * @typedef {Object} Setting
 * @property {"LSTM"|"GRU"} layer
 * @property {number} start   the memory before the first step: c (LSTM), h (GRU)
 * @property {number} offer   the candidate at every step (GRU: with r = 0), between -1 and 1
 * @property {number} steps
 * @property {number} f, i, o, z, r   the gates of an LSTM, those of a GRU, 0 to 1
 */

/**
 * Runs a unit that starts with a memory and gets the same new value at every step.
 * @param {Setting} setting
 * @returns {{memory: number[], h: number[], candidates: number[], shares: number[], kept: number}}
 *   memory: c (LSTM) or h (GRU) at the start and after each step (steps + 1); h and candidates
 *   without the start (steps); shares: ∂memory/∂(first memory), the share of a change at the start
 *   that remains (steps + 1); kept: the last of them
 */
export function holdGates({ layer, start, offer, steps, f, i, o, z, r }) {
  const isLSTM = layer === "LSTM";
  const keep = isLSTM ? f : z;
  const enter = isLSTM ? i : 1 - z;
  const back = isLSTM ? 0 : r;
  const memory = [start];
  const shares = [1];
  const h = [];
  const candidates = [];
  for (let t = 0; t < steps; t++) {
    const candidate = Math.tanh(Math.atanh(offer) + back * memory[t]);
    candidates.push(candidate);
    memory.push(keep * memory[t] + enter * candidate);
    h.push(isLSTM ? o * Math.tanh(memory[t + 1]) : memory[t + 1]);
    shares.push((keep + enter * (1 - candidate ** 2) * back) * shares[t]);
  }
  return { memory, h, candidates, shares, kept: shares.at(-1) };
}
