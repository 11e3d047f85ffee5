/** <rnn-gates>: hold the gates by hand and see what becomes of a memory. */

import { gatesCode } from "../code/gates.js";
import { holdGates } from "../keras/constant_gates.js";
import { legend, lineChart, roundTicks } from "../page/chart.js";
import { table } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { oneOf, slider } from "../page/fields.js";
import { fixed, percent } from "../page/words.js";

const GATES_OF = { LSTM: ["f", "i", "o"], GRU: ["z", "r"] };

/** From which kept share on each word holds; the last one holds for all below. */
const DEGREES = [1, 0.99, 0.5, 0.1, 0.01, 0];

const TEXTS = {
  ko: {
    title: "게이트를 손으로 잡아 보기",
    view: "기억의 변화를 그린 그림",
    labels: {
      layer: "층", f: "망각 게이트 f", i: "입력 게이트 i", o: "출력 게이트 o", z: "업데이트 게이트 z", r: "리셋 게이트 r",
      start: "처음 기억", offer: "시점마다 들어오는 새 값", steps: "시점 수",
    },
    degrees: ["그대로 기억한다", "거의 그대로 기억한다", "절반 넘게 기억한다", "일부만 기억한다", "희미하게 기억한다", "사실상 잊었다"],
    sentence: ({ steps, kept, degree, now }) => `${steps}시점이 지난 뒤 처음 기억의 몫은 ${kept}이다: ${degree}. ${now}`,
    now: ({ layer, memory, h }) => (layer === "LSTM" ? `지금 셀 상태 c는 ${memory}, 밖으로 나온 h는 ${h}이다.` : `지금 은닉 상태 h는 ${memory}이다.`),
    half: (steps) => ` 몫은 약 ${steps}시점마다 절반으로 준다.`,
    twin: " f + i = 1일 때 c는 z = f, r = 0인 GRU의 h와 똑같이 움직인다.",
    x: "시점 t",
    names: { LSTM: ["셀 상태 c", "은닉 상태 h"], GRU: ["은닉 상태 h"] },
    picture: ({ name, from, to, steps }) => `${name}의 선 그래프: 시점 0의 ${from}에서 시점 ${steps}의 ${to}로 간다.`,
    numbers: "시점마다의 값",
  },
  en: {
    title: "Hold the gates by hand",
    view: "Picture of the memory over time",
    labels: {
      layer: "Layer", f: "Forget gate f", i: "Input gate i", o: "Output gate o", z: "Update gate z", r: "Reset gate r",
      start: "Memory at the start", offer: "New value at every step", steps: "Steps",
    },
    degrees: ["it remembers everything", "it remembers nearly everything", "it remembers more than half", "it remembers a part", "it remembers faintly", "it has forgotten"],
    sentence: ({ steps, kept, degree, now }) => `After ${steps} steps the first memory's share is ${kept}: ${degree}. ${now}`,
    now: ({ layer, memory, h }) => (layer === "LSTM" ? `The cell state c is ${memory} now, and h, what comes out, is ${h}.` : `The hidden state h is ${memory} now.`),
    half: (steps) => ` The share halves every ${steps} steps or so.`,
    twin: " With f + i = 1, c moves exactly as h of a GRU with z = f and r = 0.",
    x: "step t",
    names: { LSTM: ["Cell state c", "Hidden state h"], GRU: ["Hidden state h"] },
    picture: ({ name, from, to, steps }) => `Line of the ${name}: from ${from} at step 0 to ${to} at step ${steps}.`,
    numbers: "Values of each step",
  },
};

export class GatesExplorer extends Explorer {
  static texts = TEXTS;

  static fields = {
    layer: oneOf(["LSTM", "GRU"], "LSTM"),
    f: slider(0, 1, 0.01, 0.95),
    i: slider(0, 1, 0.01, 0.05),
    o: slider(0, 1, 0.01, 0.8),
    z: slider(0, 1, 0.01, 0.95),
    r: slider(0, 1, 0.01, 0),
    start: slider(-1, 1, 0.1, 0.7),
    offer: slider(-0.9, 0.9, 0.1, -0.5),
    steps: slider(1, 100, 1, 50),
  };

  hiddenFields = ({ layer }) => GATES_OF[layer === "LSTM" ? "GRU" : "LSTM"];

  compute = holdGates;

  sentence(setting, result) {
    return remembered(setting, result, this.texts);
  }

  view(setting, { memory, h }, width) {
    const { layer, steps } = setting;
    const { texts } = this;
    const points = (values, from) => values.map((value, index) => [index + from, value]);
    const lines = [{ name: texts.names[layer][0], points: points(memory, 0), style: 1 }];
    if (layer === "LSTM") lines.push({ name: texts.names.LSTM[1], points: points(h, 1), style: 2 });
    const most = Math.max(1, ...memory.map(Math.abs));
    const limit = most <= 1 ? 1 : Math.ceil(most);
    const x = { min: 0, max: steps, ticks: roundTicks(0, steps, 6) };
    const y = { min: -limit, max: limit, ticks: [-limit, -limit / 2, 0, limit / 2, limit].map((at) => ({ at, label: fixed(at, limit === 1 ? 1 : limit % 2) })) };
    const label = lines.map(({ name, points: all }) =>
      texts.picture({ name, from: fixed(all[0][1]), to: fixed(all.at(-1)[1]), steps })).join(" ");
    return [lineChart({ lines, x, y, xLabel: texts.x, width, label }), legend(lines)];
  }

  numbers({ layer }, { memory, h }) {
    const rows = memory.map((value, t) => [String(t), fixed(value, 4), ...(layer === "LSTM" ? [t ? fixed(h[t - 1], 4) : "–"] : [])]);
    return table(this.texts.numbers, ["t", ...(layer === "LSTM" ? ["c", "h"] : ["h"])], rows);
  }

  code = gatesCode;
}

/** The remembered share in words. */
export function remembered(setting, { memory, h, kept }, texts) {
  const { layer, steps, f, i } = setting;
  const degree = texts.degrees[DEGREES.findIndex((least) => Math.abs(kept) >= least)];
  const now = texts.now({ layer, memory: fixed(memory.at(-1)), h: fixed(h.at(-1)) });
  const halving = Math.log(0.5) / Math.log(kept ** (1 / steps));
  const half = kept > 0 && kept < 1 && halving >= 1 ? texts.half(halving < 10 ? fixed(halving, 1) : Math.round(halving)) : "";
  const twin = layer === "LSTM" && Math.abs(f + i - 1) < 1e-9 ? texts.twin : "";
  return texts.sentence({ steps, kept: percent(kept), degree, now }) + half + twin;
}

customElements.define("rnn-gates", GatesExplorer);
