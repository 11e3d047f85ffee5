/** The words of <rnn-gates>. */

export const TEXTS = {
  ko: {
    title: "게이트를 손으로 잡아 보기",
    view: "기억의 변화를 그린 그림",
    labels: {
      layer: "층",
      f: "망각 게이트 f",
      i: "입력 게이트 i",
      o: "출력 게이트 o",
      z: "업데이트 게이트 z",
      r: "리셋 게이트 r",
      start: "처음 기억",
      offer: "시점마다 들어오는 새 값",
      steps: "시점 수",
    },
    degrees: [
      "그대로 기억한다",
      "거의 그대로 기억한다",
      "절반 넘게 기억한다",
      "일부만 기억한다",
      "희미하게 기억한다",
      "사실상 잊었다",
    ],
    sentence: ({ steps, kept, degree, now }) =>
      `${steps}시점이 지난 뒤 처음 기억의 몫은 ${kept}이다: ${degree}. ${now}`,
    now: ({ layer, memory, h }) =>
      layer === "LSTM" ? `지금 셀 상태 c는 ${memory}, 밖으로 나온 h는 ${h}이다.` : `지금 은닉 상태 h는 ${memory}이다.`,
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
      layer: "Layer",
      f: "Forget gate f",
      i: "Input gate i",
      o: "Output gate o",
      z: "Update gate z",
      r: "Reset gate r",
      start: "Memory at the start",
      offer: "New value at every step",
      steps: "Steps",
    },
    degrees: [
      "it remembers everything",
      "it remembers nearly everything",
      "it remembers more than half",
      "it remembers a part",
      "it remembers faintly",
      "it has forgotten",
    ],
    sentence: ({ steps, kept, degree, now }) =>
      `After ${steps} steps the first memory's share is ${kept}: ${degree}. ${now}`,
    now: ({ layer, memory, h }) =>
      layer === "LSTM"
        ? `The cell state c is ${memory} now, and h, what comes out, is ${h}.`
        : `The hidden state h is ${memory} now.`,
    half: (steps) => ` The share halves every ${steps} steps or so.`,
    twin: " With f + i = 1, c moves exactly as h of a GRU with z = f and r = 0.",
    x: "step t",
    names: { LSTM: ["Cell state c", "Hidden state h"], GRU: ["Hidden state h"] },
    picture: ({ name, from, to, steps }) => `Line of the ${name}: from ${from} at step 0 to ${to} at step ${steps}.`,
    numbers: "Values of each step",
  },
};
