/** Every English word of the explorers. The keys are those of ko.js, which explains how this folder is used. */

import { VOCABULARY } from "../keras/tomato.js";

const GATES = {
  i: "Input gate i",
  f: "Forget gate f",
  o: "Output gate o",
  z: "Update gate z",
  r: "Reset gate r",
};

export const WORDS = {
  frame: {
    reset: "Start over",
    copy: "Keras code",
    copied: "The Keras code is copied. Paste it into an empty notebook cell and run it to get the same values.",
    notCopied: "The browser did not allow copying. Please select the code below and copy it.",
    showCode: "Show the code",
    showNumbers: "Show the values as a table",
    more: "More settings",
    outOfRange: ({ min, max, value }) => `Please type a whole number from ${min} to ${max}. The value in use is ${value}.`,
  },
  numbers: { below: "less than 0.01%", above: "at least 99.99%" },
  shapes: {
    title: "Shapes and parameters",
    view: "Tables of returned tensors and weights",
    labels: { layer: "Layer", units: "units", features: "features", steps: "steps" },
    without: "not used",
    sentence: (tensors, formula, count) =>
      `The layer returns ${tensors} ${tensors === 1 ? "tensor" : "tensors"} and has ${formula} = ${count} parameters.`,
    returned: "Returned tensors",
    weights: "Weights",
    columns: ["name", "shape", "axes"],
    weightColumns: ["name", "shape", "count"],
    axes: { batch: "batch", steps: "steps", units: "units", "2 units": "2 × units" },
    total: "total",
  },
  play: {
    title: "Tomato playground",
    view: "Hidden state and probabilities of each step",
    labels: {
      task: "What the model learnt",
      layer: "Layer",
      text: "Letters to read",
      t: "Step t",
      gates: "Show the gates",
    },
    tasks: {
      labelling: "A label per step (토토마를자먹 → 토마토를먹자)",
      next_character: "The next character (토마토를먹 → 마토를먹자)",
    },
    keys: "Letters",
    erase: "Erase one letter",
    append: "Append the predicted letter",
    previous: "Previous step",
    next: "Next step",
    play: "▶ Play",
    stop: "■ Stop",
    caption: (layer) => `${layer}: point at an answer of the model`,
    answerOf: (letter, t) => `${letter}, the answer of step ${t}`,
    decides: ({ letters, at, shares, answer }) => {
      const most = Math.max(...shares);
      const asked = `The answer ‘${answer}’ of step ${at + 1}`;
      if (!most) return `${asked} stays the same, whichever single letter is replaced.`;
      const strongest = letters.flatMap((letter, t) => (shares[t] === most ? `‘${letter}’ of step ${t + 1}` : []));
      return (
        `${asked} depends most on ${strongest.join(", ")}. ` +
        `In its place, ${4 * most} of the four other letters change the answer. ` +
        (shares.some((share) => share && share < most) ? "Fewer do for a paler letter, and none " : "None does ") +
        "for a letter without a tint."
      );
    },
    step: "Letter read",
    groups: { h: "Hidden state h", c: "Cell state c", ...GATES, candidate: "Candidate" },
    probabilities: "Probability (%)",
    answer: "Model's answer",
    target: "Right answer",
    unit: (unit) => `unit ${unit}`,
    empty: `There is nothing to read. Choose some of the five letters ${VOCABULARY.join(" ")}.`,
    unknown: (letters) => `Letters that the model does not know were skipped: ${letters.join(" ")}`,
    happened: ({ t, letter, unit, from, to, best, share }) =>
      `Step ${t}: reading ‘${letter}’ changed unit ${unit} most (${from} → ${to}), and the model answered ‘${best}’ with a probability of ${share}.`,
    differs: ({ letter, before, best }) =>
      `When it read the same ‘${letter}’ at step ${before}, it answered ‘${best}’. A different hidden state gives a different answer.`,
  },
  gates: {
    title: "Set the gates by hand",
    view: "Picture of the memory over time",
    labels: { layer: "Layer", ...GATES, start: "Memory at the start", offer: "New value at every step", steps: "Steps" },
    degrees: [
      "The unit remembers all of it",
      "The unit remembers nearly all of it",
      "The unit remembers more than half",
      "The unit remembers a part",
      "The unit remembers very little",
      "The unit has practically forgotten it",
    ],
    sentence: ({ steps, kept, degree, now }) =>
      `After ${steps} steps ${kept} of the first memory is left. ${degree}. ${now}`,
    now: ({ layer, memory, h }) =>
      layer === "LSTM"
        ? `The cell state c is now ${memory}, and the output h is ${h}.`
        : `The hidden state h is now ${memory}.`,
    offered: "new",
    after: (memory) => `next ${memory}`,
    play: "▶ Let time pass",
    passed: (steps, share) => `after ${steps} steps: ${(100 * share).toFixed(0)}%`,
    half: (steps) => ` What is left halves about every ${steps} steps.`,
    twin: " With f + i = 1, c moves exactly like h of a GRU with z = f and r = 0.",
    x: "step t",
    names: { LSTM: ["Cell state c", "Hidden state h"], GRU: ["Hidden state h"] },
    picture: ({ name, from, to, steps }) =>
      `Line chart of ${name}. It goes from ${from} at step 0 to ${to} at step ${steps}.`,
    numbers: "Values of each step",
  },
  puzzle: {
    title: "The gate puzzle",
    view: "A picture in which you paint the gates of each step",
    lanes: { i: "Input gate i: let in", f: "Forget gate f: keep", o: "Output gate o: let out" },
    given: "(given)",
    levels: "Levels",
    level: (number) => `Level ${number}`,
    mission: ({ pairs, given }) =>
      `Let ${pairs.map(([write, read]) => `the value of step ${write} out at step ${read}`).join(" and ")} only. ` +
      `Drag the green line of ${[..."ifo"].filter((gate) => !given.includes(gate)).join(", ")} to paint.`,
    write: (step) => `${step} write`,
    read: (step) => `${step} read`,
    reading: ({ step, value, event }) =>
      `step ${step}${{ write: " (write)", read: " (read)" }[event] ?? ""}, ${value.toFixed(2)}`,
    checks: { write: "written", keep: "kept", clean: "not mixed", read: "read", quiet: "no leak" },
    faults: {
      write: ({ step, value }) =>
        `At step ${step} the input gate i is only ${value} open, so not all of the value comes in.`,
      keep: ({ step, value, share, read, times }) =>
        `At step ${step} the forget gate f is only ${value} open, so the value shrinks. ` +
        (times > 1 ? `f is below 1 at ${times} steps, and all of them multiply: ` : "By step ") +
        (times > 1 ? `at step ${read} ${share} is left.` : `${read} ${share} is left.`),
      clean: ({ step, value, share, read }) =>
        `At step ${step} the input gate i is ${value} open, so another value mixes in. At step ${read} the memory holds ${share} of other values.`,
      clear: ({ step, value, source, share }) =>
        `At step ${step} the forget gate f is ${value} open, so the value of step ${source} is not erased and mixes in (${share}).`,
      read: ({ step, value }) =>
        `At step ${step} the output gate o is only ${value} open, so not all of the value comes out.`,
      quiet: ({ step, value, share }) =>
        `At step ${step} the output gate o is ${value} open, so the memory leaks: h has the size ${share} there.`,
    },
    others: (count) => ` ${count} more ${count === 1 ? "thing is" : "things are"} wrong.`,
    solved: ({ last, strokes }) =>
      (strokes ? `Solved, with ${strokes} ${strokes === 1 ? "stroke" : "strokes"}! ` : "Solved! ") +
      (last
        ? "You even found that a memory must be erased before it can be written again. Send a friend the link."
        : "The value came in only when it should, stayed as it was, and left only when it should."),
    actions: "What you can do",
    play: "▶ Send the value",
    clear: "Paint again",
    next: "Next level →",
    share: "Link to this picture",
    shareLevel: "Copy a link to the level",
    shared: "The link is copied. It opens exactly this picture.",
    notShared: "The browser did not allow copying. Please copy this address:",
    hint: "On the keyboard ← → choose a step and ↑ ↓ change its value; Page Up opens and Page Down closes the gate. Hold Shift to paint while you move.",
    finely: "Move by one",
    keys: { ArrowLeft: "◀ step", ArrowRight: "step ▶", ArrowDown: "value ▼", ArrowUp: "value ▲" },
    fingerHint: "Tap or drag to paint. The buttons below the picture move the step that you tapped last, and its value, by one.",
    own: "Set a level",
    ownHelp: "Choose the steps, and the picture above becomes that level. Send your students the link to the level; they hand in the link to their picture.",
    steps: "Steps",
    pairs: "Write step-read step (several with spaces)",
    givenGates: "Gates that are given",
    bad: (problem) => `The link cannot be used, so this is a fresh picture. ${problem}`,
    problems: {
      form: ({ text }) =>
        `‘${text.slice(0, 40)}’ is no level. A level is written like 100_5-90_io: steps, write step-read step, given gates.`,
      steps: ({ steps, fewest, most }) => `A level has ${fewest} to ${most} steps, not ${steps}.`,
      order: ({ step, before }) =>
        `Steps start at 1 and must grow from each write to its read and on; ${step} comes after ${before}.`,
      beyond: ({ step, steps }) => `Step ${step} lies beyond the last step, ${steps}.`,
      given: () => "With all three gates given there is nothing to paint.",
      paint: ({ gate, steps }) => `The painting of gate ${gate} does not fit ${steps} steps.`,
      painted: ({ gate }) => `Gate ${gate} is given in this level and cannot be painted.`,
    },
    value: "new value",
    numbers: (steps) => `Gates and states of ${steps} steps`,
  },
  gradients: {
    title: "How far do gradients reach?",
    view: "Picture of the gradient at each step",
    labels: { t: "Step t that the error has reached", steps: "Steps T", forget_bias: "Forget bias b of the LSTM" },
    play: "▶ Send the error back",
    back: "One step further back",
    forth: "One step forward again",
    drag: "Drag the line of the LSTM up or down to change its forget bias. The area of a circle shows the gradient compared with that of the last input.",
    walking: "The error is walking from the last step back to the first.",
    onTheWay: ({ t, steps, ratios }) =>
      `The error has walked ${steps - t} steps back, from step ${steps} to step ${t}. ` +
      `Compared with the last input, the gradient at this step is ${ratios}.`,
    sentence: ({ steps, ratios, best, bias, gate }) =>
      `The first input's share ‖∂/∂x₁‖ ÷ ‖∂/∂x${subscript(steps)}‖ is ${ratios}. The first input reaches the end best in the ${best}. ` +
      `With a forget bias b = ${bias} the forget gate starts near σ(${bias}) = ${gate}.`,
    x: "step t (the last input is at the right)",
    picture: ({ name, ratio, steps }) => `${name}: the gradient at step 1 is ${ratio} times the one at step ${steps}.`,
    numbers: "‖∂ sum(h_T) / ∂x_t‖",
  },
  scan: {
    title: "Scan by doubling",
    view: "Kept share and added value after each round",
    labels: { round: "Round", t: "Step t", task: "Compute", keep: "Kept share", bits: "Input (0 and 1)" },
    tasks: { memory: "A memory: the kept share is the same everywhere", parity: "Parity: a 1 flips the state" },
    previous: "Previous round",
    next: "Next round",
    caption: "h = a × h + b, computed in rounds",
    step: "Step",
    after: (round) => (round ? `After round ${round} (joined with the step ${2 ** (round - 1)} before)` : "At the start"),
    holds: "Steps held",
    a: "Kept share a",
    b: "Added value b",
    start: ({ rounds, steps }) =>
      `Nothing is joined yet: each step holds itself. To hold all ${steps} ${steps === 1 ? "step" : "steps"} takes ${rounds} ${rounds === 1 ? "round" : "rounds"}.`,
    joined: ({ round, t, back, jump, one, other, both, sum }) =>
      `Round ${round}: step ${t} joins step ${back}, ${jump} before it. Step ${back} held ${one} and step ${t} held ${other}, ` +
      `so it now holds ${both}. The added value is ${sum}.`,
    alone: ({ round, t, jump }) =>
      `Round ${round}: there is no step ${jump} before step ${t}. It already holds everything from the beginning and stays as it is.`,
    done: ({ steps, rounds }) =>
      ` All ${steps} steps took ${rounds} ${rounds === 1 ? "round" : "rounds"}. The added value b now is the hidden state h of each step.`,
  },
  train: {
    title: "Your own sentence",
    view: "Answers at each letter, and a picture of the loss",
    labels: { text: "Your sentence (2 to 12 letters)", epochs: "Epochs" },
    train: "Train",
    empty: "The sentence is empty. Please type at least two letters.",
    oneLetter: (letter) => `Nothing follows the single letter ‘${letter}’. Please type at least one more letter.`,
    oneKind: (letter) =>
      `With ‘${letter}’ as its only kind of letter, the sentence leaves nothing to learn. Please add another letter.`,
    tooLong: ({ length, longest }) =>
      `The sentence has ${length} letters without spaces. The model learns at most ${longest}; please shorten it.`,
    training: "The model is learning.",
    before: ({ first, written }) =>
      `The model has not learnt anything yet. Given the first letter ‘${first}’ it writes ‘${written}’. Press Train.`,
    after: ({ epochs, first, written, wrong, from, to }) =>
      `After ${epochs} ${epochs === 1 ? "epoch" : "epochs"} the loss has gone from ${from} to ${to}. ` +
      `Given the first letter ‘${first}’, the model reads its own answers again and writes ‘${written}’, letter by letter. ` +
      (wrong ? `${wrong} ${wrong === 1 ? "letter is" : "letters are"} still wrong.` : "This is your sentence."),
    table: "Right answer and model's answer at each letter",
    read: "Letter read",
    right: "Right answer",
    answer: "Model's answer",
    epoch: "Epoch",
    loss: "Loss",
    x: "epoch (the loss is vertical)",
    picture: ({ from, to, epochs }) =>
      `Line chart of the loss. It goes from ${from} before training to ${to} after ${epochs} epochs.`,
    numbers: "Loss at each epoch",
  },
  write: {
    title: "An LSTM that writes a constitution",
    view: "The text that the model wrote",
    labels: { start: "Start", temperature: "Temperature T", epochs: "Trained for", k: "Signs to keep, k", seed: "Random seed" },
    epochs: (epochs) => `${epochs} ${epochs === "1" ? "epoch" : "epochs"}`,
    write: "Write",
    another: "Write another",
    before:
      "Press Write to load the trained weights (about 130 KiB) and go on with the start. All that the model has ever read is the Constitution of Korea.",
    loading: "The weights are loading.",
    failed: "The weights could not be loaded. Please check the connection and press Write again.",
    writing: "The model is writing.",
    after: ({ temperature, epochs, length, bits }) =>
      `After ${epochs} ${epochs === "1" ? "epoch" : "epochs"} of training, at temperature ${temperature}, the model wrote ${length} jamo, which surprised it by ${bits} bits each. ` +
      "The darker a letter, the less the model itself expected it.",
    unknown: (letters) => `Letters that are not in the Constitution were skipped: ${letters.join(" ")}`,
    bits: (bits) => `${bits} bits`,
    numbers: "Probability of each letter",
    columns: ["Place", "Letter", "Probability", "Bits"],
  },
  drills: {
    title: "Shape drills",
    view: "The question",
    labels: { chapter: "Topic", mode: "Questions", word: "Word to share (empty: today's date)" },
    chapters: { all: "Everything", sequences: "Sequences", rnn: "RNN", lstm: "LSTM", gru: "GRU" },
    modes: { endless: "Endless", ten: "The same ten for everyone" },
    start: "Choose or type your answer. What you miss comes back a little later, with other numbers.",
    ten: (word) => `Ten questions for ‘${word}’. Whoever uses this word gets the same ones.`,
    notKept: "The browser does not allow storage, so your progress is lost when you close this page.",
    number: (number, all) => (all ? `Question ${number} of ${all}` : `Question ${number}`),
    data: {
      letters: ({ batch, steps, features }) =>
        `${batch} sentences of ${steps} letters become one-hot, over a vocabulary of ${features}. Which shape does the array x have?`,
      sensors: ({ batch, steps, features }) =>
        `There are ${batch} records in which ${features} sensors were read ${steps} times. Which shape does the array x for a recurrent layer have?`,
    },
    shapes: (shape) => `x has the shape ${shape}. Which shapes do the tensors have that this layer returns, in order?`,
    params: (shape) => `x has the shape ${shape}. How many parameters does this layer have?`,
    equal: (target) => `Which one always has the same values as ${target}?`,
    error: (what) => `${what} It fails with this error. What should be changed?`,
    typeCount: "Number of parameters",
    typeShapes: "Shapes, such as (2, 3), (2, 3)",
    keys: "Put in a number",
    nextTensor: ") next tensor",
    erase: "Erase",
    check: "Check",
    noNumber: "Please write a whole number.",
    noShape: "Please write a shape as whole numbers in brackets, like (2, 3).",
    giveUp: "Show the answer",
    next: "Next question",
    finish: "Show the result",
    again: "Once more",
    forget: "Forget my progress",
    forgotten: "Your progress in this browser has been deleted.",
    answerIs: (answer) => `The answer is ${answer}. The question comes back a little later.`,
    order: "The axes come in the order batch, time, features.",
    score: (right, all) => `${right} of ${all} were right at the first try. What you missed comes back among the endless questions.`,
  },
};

/** 50 as ₅₀. */
function subscript(whole) {
  return [...String(whole)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
}
