// What an explorer says is true for every input: each sentence is written again, with numbers that are computed in another way.
// (<rnn-memory> has only two inputs: test_explorers_in_use.py reads both sentences; test_drills_in_use.py those of <rnn-drills>.)
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const DRAWS = Number(process.env.DRAWS ?? 60); // inputs for each explorer: few every day, many once a week
const sources = new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const data = (name) => JSON.parse(readFileSync(new URL(`data/${name}.json`, sources), "utf-8"));
Object.assign(globalThis, {
  document: { addEventListener() {}, currentScript: { src: "" } },
  HTMLElement: class {},
  customElements: { define() {} },
  rnnLayers: data("layers"),
  rnnModels: data("models"),
  rnnLearned: data("learned"),
});
const NAMES = ["gates", "gradients", "play", "puzzle", "shapes", "train", "write", "seeds"];
const modules = [
  "keras/backpropagation",
  "keras/cells",
  "keras/tomato",
  "page/numbers",
  "page/tomato_sentences",
  "puzzle/level",
];
const [elements, others] = [NAMES.map((name) => `elements/${name}`), modules].map((paths) =>
  Promise.all(paths.map(load)),
);
const { fixed, percent, scientific, newTraining, unknownIn, ...our } = Object.assign(
  {},
  ...(await others),
  ...(await elements),
);
const isExplorer = (exported) => exported.fields;
const explorers = Object.fromEntries(
  (await elements).map((module, k) => [NAMES[k], new (Object.values(module).find(isExplorer))()]),
);

const random = our.generator(20260302);
const draw = (n) => Math.floor(random() * n);
const pick = (list) => list[draw(list.length)];
const some = (n, item) => Array.from({ length: n }, (_, k) => item(k));
const text = (letters, longest) => some(draw(longest + 1), () => pick(letters)).join("");
const sum = (values) => values.reduce((all, value) => all + value, 0);
const product = (values) => values.reduce((all, value) => all * value, 1);
const largest = (values) => values.indexOf(Math.max(...values));
const valueOf = (formula) => eval(formula.replaceAll("×", "*"));
const says = (name, settings) =>
  explorers[name].sentence(settings, explorers[name].compute(settings));

/** By explorer: for a random input, what is said, and the sentences that are true. One that is false counts as none. */
const CASES = {
  gates() {
    const [f, i, o, z, r] = some(5, () => pick([0, 0.5, 1, draw(101) / 100]));
    const [layer, steps, start, offer] = [
      pick(["LSTM", "GRU"]),
      1 + draw(100),
      draw(21) / 10 - 1,
      draw(19) / 10 - 0.9,
    ];
    const setting = { layer, f, i: pick([i, 1 - f]), o, z, r, start, offer, steps };
    const [keep, enter, back] = layer === "GRU" ? [z, 1 - z, r] : [f, setting.i, 0];
    const end = (first) =>
      some(steps, () => 0).reduce(
        (c) => keep * c + enter * Math.tanh(Math.atanh(offer) + back * c),
        first,
      );
    const change = Math.max(
      1e-12,
      Number(((end(start + 1e-5) - end(start - 1e-5)) / 2e-5).toFixed(8)),
    );
    const halving = Math.log(0.5) / Math.log(keep);
    return [
      says("gates", setting),
      [
        back === 0 && `After ${steps} steps ${percent(keep ** steps)} of the first memory is left.`,
        back > 0 &&
          `After ${steps} steps ${percent(change)} of a small change of the first memory is left.`,
        layer === "GRU" && `The hidden state h is now ${fixed(end(start))}.`,
        layer === "LSTM" &&
          `The cell state c is now ${fixed(end(start))}, and the output h is ${fixed(o * Math.tanh(end(start)))}.`,
        back === 0 &&
          keep >= 0.5 &&
          keep < 1 &&
          `What is left halves about every ${halving < 10 ? fixed(halving, 1) : Math.round(halving)} steps.`,
        layer === "LSTM" &&
          Math.round(100 * (f + setting.i)) === 100 &&
          "With f + i = 1, c moves exactly like h of a GRU with z = f and r = 0.",
      ],
    ];
  },
  gradients() {
    const { layers, x } = rnnLayers;
    const [t, steps, bias] = [pick([1, 1 + draw(100)]), 2 + draw(99), draw(17) / 2 - 2];
    const biased = { ...layers, LSTM: our.withForgetBias(layers.LSTM, bias) };
    const at = Math.min(t, steps);
    const shares = Object.entries(biased).map(([name, layer]) => {
      const norms = our.gradientNorms(layer, x.slice(0, steps));
      return [norms[at - 1] / norms[steps - 1], name];
    });
    const ratios = shares.map(([share, name]) => `${name} ${scientific(share)}`).join(", ");
    const best = shares.sort(([first], [second]) => second - first)[0][1];
    const last = [...String(steps)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
    const b = fixed(bias, bias % 1 ? 1 : 0);
    return [
      says("gradients", { t, steps, forget_bias: bias }),
      [
        t > 1 &&
          `The error has walked ${steps - at} steps back, from step ${steps} to step ${at}. Compared with the last input, the gradient at this step is ${ratios}.`,
        t === 1 &&
          `The first input's share ‖∂/∂x₁‖ ÷ ‖∂/∂x${last}‖ is ${ratios}. The first input reaches the end best in the ${best}. With a forget bias b = ${b} the forget gate starts near σ(${b}) = ${fixed(our.sigmoid(bias))}.`,
      ],
    ];
  },
  seeds() {
    const [layers, epoch, draws] = [
      ["SimpleRNN", "LSTM", "GRU"],
      draw(51),
      pick([0, 1, draw(1000)]),
    ];
    const isRight = (changes) => changes.filter((change) => change <= epoch).length % 2 === 1;
    const counts = layers
      .map((layer) => `${layer}\u00a0${rnnLearned[layer].filter(isRight).length}`)
      .join(", ");
    const seed = our.generator(7);
    const drawn = some(draws, () =>
      layers.map((layer) => rnnLearned[layer][Math.floor(100 * seed())]),
    );
    const isFirst = (race, k) =>
      race.every((changes, other) => other === k || changes.at(-1) > race[k].at(-1));
    const wins = layers
      .map((layer, k) => `${layer}\u00a0${drawn.filter((race) => isFirst(race, k)).length}`)
      .join(", ");
    const epochs = layers
      .map((layer, k) => `${layer}\u00a0${drawn.at(-1)?.[k].length % 2 && drawn.at(-1)[k].at(-1)}`)
      .join(", ");
    return [
      says("seeds", { epoch, draws }),
      [
        !draws &&
          `After ${epoch} epochs so many of 100 seeds are right: ${counts}. The bars are 95% intervals from 10 and from 100 seeds.`,
        draws &&
          `One seed each is right for good from epoch ${epochs}. Times that a layer alone was first, in ${draws} draws: ${wins}.`,
      ],
    ];
  },
  play() {
    const [task, layer, t] = [
      pick(["labelling", "next_character"]),
      pick(["SimpleRNN", "LSTM", "GRU"]),
      pick([null, 1 + draw(24)]),
    ];
    const typed = pick([
      text(our.VOCABULARY, 24),
      pick(our.VOCABULARY).repeat(24),
      text("토마 밥?ㅋ한a", 12).normalize("NFD"),
    ]);
    const unknown = [...new Set(typed.normalize("NFC").replace(/[토마를먹자 ]/g, ""))].join(" ");
    const letters = [...typed.normalize("NFC").replace(/[^토마를먹자]/g, "")];
    const [model, at] = [rnnModels[task][layer], Math.min(t ?? 24, letters.length) - 1];
    const readings = our.read(model, letters);
    const answers = readings.map(({ probabilities }) => our.answer(probabilities));
    const [letter, best, { h, probabilities } = { h: [], probabilities: [] }] = [
      letters[at],
      answers[at],
      readings[at],
    ];
    const before = readings[at - 1]?.h ?? h.map(() => 0);
    const unit = largest(h.map((value, unit) => Math.abs(value - before[unit])));
    const other = answers.findLastIndex(
      (answer, step) => step < at && letters[step] === letter && answer !== best,
    );
    const shares = letters.length ? our.influence(model, letters, at) : [];
    const said = [
      says("play", { task, layer, text: typed, t }),
      letters.length && our.whatDecides({ model, letters, at }, shares),
    ];
    const [from, to] = letters.length ? [fixed(before[unit]), fixed(h[unit])] : [];
    const moved =
      from === to
        ? "moved no unit by as much as 0.01"
        : `changed unit ${unit} most (${from} → ${to})`;
    const strongest = letters
      .flatMap((decider, step) =>
        shares[step] === Math.max(...shares) ? `‘${decider}’ of step ${step + 1}` : [],
      )
      .join(", ");
    return [
      said.filter(Boolean).join(" "),
      [
        !letters.length &&
          "There is nothing to read. Choose some of the five characters 토 마 를 먹 자.",
        letter &&
          `Step ${at + 1}: reading ‘${letter}’ ${moved}, and the model answered ‘${best}’ with a probability of ${percent(Math.max(...probabilities))}.`,
        other >= 0 &&
          `When it read the same ‘${letter}’ at step ${other + 1}, it answered ‘${answers[other]}’. The character is the same; only the state before it was another.`,
        unknown && `Characters that the model does not know were skipped: ${unknown}`,
        letter &&
          sum(shares) === 0 &&
          `The answer ‘${best}’ of step ${at + 1} stays the same, whichever single character is replaced.`,
        letter &&
          sum(shares) > 0 &&
          `The answer ‘${best}’ of step ${at + 1} depends most on ${strongest}. In its place, ${4 * Math.max(...shares)} of the four other characters change the answer. The paler a character, the fewer do; without a tint, none.`,
      ],
    ];
  },
  puzzle() {
    const text = pick([
      ...our.LEVELS,
      "10_1-2_3-10_i",
      "37_5-20_21-36",
      "100_1-30_40-60_61-100",
      "60_10-50_o",
    ]);
    const level = our.readLevel(text);
    const gates = our.solutionOf(level);
    const free = [..."ifo"].filter((gate) => !level.preset.includes(gate));
    some(draw(5), () => draw(level.steps)).forEach((first) =>
      gates[pick(free)].fill(pick([0, 0.95, draw(21) / 20]), first, pick([100, first + 1])),
    );
    const [{ i, f, o }, values] = [gates, our.newValues(level)];
    const carried = (from, to) => values[from] * i[from] * product(f.slice(from + 1, to + 1));
    const faults = level.pairs.flatMap(([write, read]) => {
      const kept = f.slice(write, read);
      const parts = some(read, (from) =>
        from === write - 1 ? 0 : Math.abs(carried(from, read - 1)),
      );
      const [source, least, times] = [
        largest(parts),
        write + largest(kept.map((value) => -value)),
        kept.filter((value) => value < 1).length,
      ];
      const isOlder = level.pairs.some(([other]) => other === source + 1);
      const shrinks = `At step ${least + 1} the forget gate f is only ${fixed(f[least])} open, so the value shrinks.`;
      return [
        i[write - 1] < 0.9 &&
          `At step ${write} the input gate i is only ${fixed(i[write - 1])} open, so not all of the value comes in.`,
        product(kept) < 0.9 &&
          `${shrinks} At ${times} of the steps from ${write + 1} to ${read}, f is below 1. All of them multiply: ${percent(product(kept))} is left.`,
        sum(parts) > 0.05 &&
          isOlder &&
          `At step ${write} the forget gate f is ${fixed(f[write - 1])} open, so the value of step ${source + 1} is not erased and mixes in (${fixed(parts[source])}).`,
        sum(parts) > 0.05 &&
          !isOlder &&
          `At step ${source + 1} the input gate i is ${fixed(i[source])} open, so another value mixes in. At step ${read} the memory holds ${fixed(sum(parts))} of other values.`,
        o[read - 1] < 0.9 &&
          `At step ${read} the output gate o is only ${fixed(o[read - 1])} open, so not all of the value comes out.`,
      ].filter(Boolean);
    });
    const isRead = (t) => level.pairs.some(([, read]) => read === t + 1);
    const leaks = o.map((gate, t) =>
      isRead(t) ? 0 : gate * Math.abs(Math.tanh(sum(some(t + 1, (from) => carried(from, t))))),
    );
    const t = largest(leaks);
    if (leaks[t] > 0.05)
      faults.push(
        `At step ${t + 1} the output gate o is ${fixed(o[t])} open, so the memory leaks: h has the size ${fixed(leaks[t])} there.`,
      );
    const links = free.map((gate) => [gate, our.writePaint(gates[gate])]);
    return [
      says("puzzle", { level: text, ...Object.fromEntries(links) }),
      [
        faults[0],
        faults[1] && `Things that are wrong besides: ${faults.length - 1}.`,
        !faults[0] &&
          text === our.LEVELS[2] &&
          "Solved! You even found that a memory must be erased before it can be written again. Send a friend the link.",
        !faults[0] &&
          text !== our.LEVELS[2] &&
          "Solved! The value came in, stayed and left when it should, each time at least 90% of it. What was mixed in when it left, and what leaked at other times, is at most 0.05.",
      ],
    ];
  },
  shapes() {
    const [layer, units, features, steps] = [
      pick(["SimpleRNN", "LSTM", "GRU"]),
      ...some(3, () => pick([1, 4096, 1 + draw(64)])),
    ];
    const [return_sequences, return_state, use_bias, reset_after] = some(4, () =>
      pick([true, false]),
    );
    const bidirectional = pick(["", "concat", "sum", "mul", "ave", "None"]);
    const said = says("shapes", {
      layer,
      units,
      features,
      steps,
      return_sequences,
      return_state,
      use_bias,
      reset_after,
      bidirectional,
    });
    const [biases, directions] = [
      use_bias ? (layer === "GRU" && reset_after ? 2 : 1) : 0,
      bidirectional ? 2 : 1,
    ];
    const count =
      directions * { SimpleRNN: 1, LSTM: 4, GRU: 3 }[layer] * units * (features + units + biases);
    const states = return_state ? directions * (layer === "LSTM" ? 2 : 1) : 0;
    const [formula] = /[\d×+() ]+(?= =)/.exec(said);
    const isRight = valueOf(formula) === count;
    return [
      said,
      [
        `Tensors that the layer returns: ${states + (bidirectional === "None" ? 2 : 1)}. Parameters:${isRight && formula} = ${count.toLocaleString("en")}.`,
      ],
    ];
  },
  train() {
    const typed =
      explorers.train.constructor.fields.text.parse(
        pick([text("가나다라 a1!ㄱㅏ", 12), text("을를()", 12)]),
      ) ?? "가나";
    const [letters, epochs] = [[...typed.replaceAll(" ", "")], pick([0, 1, draw(101)])];
    const training = newTraining(letters);
    const from = fixed(training.loss());
    some(epochs, () => training.update());
    const written = training.written();
    const wrong = letters.filter((letter, t) => written[t] !== letter).length;
    const learnt = `After ${epochs} epoch${epochs === 1 ? "" : "s"} the loss has gone from ${from} to ${fixed(training.loss(), 3)}. Given the first character ‘${letters[0]}’, the model reads its own answers again and writes ‘${written.join("")}’, character by character.`;
    return [
      says("train", { text: typed, epochs }),
      [
        !epochs &&
          `The model has not learnt anything yet. Given the first character ‘${letters[0]}’ it writes ‘${written.join("")}’. Press Train.`,
        epochs && learnt,
        epochs &&
          (wrong
            ? `Characters that are still wrong: ${wrong}.`
            : "All characters are those of your sentence."),
      ],
    ];
  },
  write() {
    const written = some(1 + draw(160), () => ({ probability: random() ** pick([1, 40]) }));
    const [start, temperature, epochs] = [
      text("제131가넋ㄱ?", 9),
      0.1 + draw(20) / 10,
      pick(["1", "60"]),
    ];
    const unknown = unknownIn({ signs: [..."제131조가너".normalize("NFD")] }, start);
    const bits = sum(written.map(({ probability }) => Math.log2(1 / probability))) / written.length;
    const skipped = [..."넋ㄱ?"]
      .filter((letter) => start.includes(letter))
      .sort((first, second) => start.indexOf(first) - start.indexOf(second));
    return [
      explorers.write.sentence({ temperature, epochs }, { written, unknown }),
      [
        `After ${epochs} epoch${epochs === "1" ? "" : "s"} of training, at temperature ${fixed(temperature, 1)}, the model wrote ${written.length} characters, which surprised it by ${fixed(bits)} bits each on average. The darker a character, the less the model itself expected it.`,
        skipped.length &&
          `Jamo and other signs that are not in the Constitution were skipped. They stand in: ${skipped.join(" ")}`,
      ],
    ];
  },
};

/** Whether what is said is true: the last digit of a decimal may differ by one. */
function isTrue(said, sentences) {
  const DECIMAL = /[−-]?\d+\.\d+/g;
  const truth = sentences.filter(Boolean).join(" ");
  const [first, second] = [said, truth].map((words) => words.match(DECIMAL) ?? []);
  const near = (number, k) =>
    Math.abs(number.replace("−", "-") - second[k].replace("−", "-")) <
    1.01 * 10 ** -number.split(".")[1].length;
  return said.replace(DECIMAL, "#") === truth.replace(DECIMAL, "#") && first.every(near);
}

for (const [name, input] of Object.entries(CASES))
  test(`<rnn-${name}> says only what is true, and a sentence with another number is found`, () => {
    for (let k = 0; k < DRAWS; k++) {
      const [said, truth] = input();
      assert.ok(isTrue(said, truth), `\nsays: ${said}\ntrue: ${truth.filter(Boolean).join(" ")}`);
      assert.ok(
        !/\d/.test(said) ||
          !isTrue(
            said.replace(/\d/, (digit) => 9 - digit),
            truth,
          ),
        said,
      );
    }
  });
