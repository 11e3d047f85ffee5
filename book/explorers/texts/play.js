/** The words of <rnn-play>. */

import { VOCABULARY } from "../keras/tomato.js";
import { particle } from "../page/words.js";

export const TEXTS = {
  ko: {
    title: "토마토 놀이터",
    view: "시점마다의 은닉 상태와 확률",
    labels: { task: "모델이 배운 것", layer: "층", text: "읽을 글자", t: "시점 t", gates: "게이트도 보기" },
    tasks: {
      labelling: "시점별 분류 (토토마를자먹 → 토마토를먹자)",
      next_character: "다음 글자 예측 (토마토를먹 → 마토를먹자)",
    },
    keys: "글자 넣기",
    erase: "한 글자 지우기",
    append: "예측한 글자 붙이기",
    previous: "이전 시점",
    next: "다음 시점",
    caption: (layer) => `${layer}의 속: 시점마다의 상태와 확률`,
    step: "읽은 글자",
    groups: {
      h: "은닉 상태 h",
      c: "셀 상태 c",
      i: "입력 게이트 i",
      f: "망각 게이트 f",
      o: "출력 게이트 o",
      z: "업데이트 게이트 z",
      r: "리셋 게이트 r",
      candidate: "후보 상태",
    },
    probabilities: "확률(%)",
    answer: "모델의 답",
    target: "정답",
    unit: (unit) => `유닛 ${unit}`,
    empty: `읽을 글자가 없다. 다섯 글자 ${VOCABULARY.join(" ")} 가운데서 골라 넣어 보자.`,
    unknown: (letters) => `모르는 글자는 건너뛰었다: ${letters.join(" ")}`,
    happened: ({ t, letter, unit, from, to, best, share }) =>
      `시점 ${t}: ‘${letter}’${particle(letter, "을", "를")} 읽자 유닛 ${unit}${particle("영일이삼사오육칠팔구"[unit % 10], "이", "가")} ` +
      `가장 크게 바뀌었고(${from} → ${to}), 모델은 ${share}의 확률로 ‘${best}’${particle(best, "이라고", "라고")} 답했다.`,
    differs: ({ letter, before, best }) =>
      `같은 ‘${letter}’${particle(letter, "을", "를")} 시점 ${before}에서 읽었을 때의 답은 ‘${best}’였다: 은닉 상태가 다르면 답도 다르다.`,
  },
  en: {
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
    caption: (layer) => `Inside the ${layer}: states and probabilities of each step`,
    step: "Letter read",
    groups: {
      h: "Hidden state h",
      c: "Cell state c",
      i: "Input gate i",
      f: "Forget gate f",
      o: "Output gate o",
      z: "Update gate z",
      r: "Reset gate r",
      candidate: "Candidate",
    },
    probabilities: "Probability (%)",
    answer: "Model's answer",
    target: "Right answer",
    unit: (unit) => `unit ${unit}`,
    empty: `Nothing to read. Choose some of the five letters ${VOCABULARY.join(" ")}.`,
    unknown: (letters) => `Letters it does not know were skipped: ${letters.join(" ")}`,
    happened: ({ t, letter, unit, from, to, best, share }) =>
      `Step ${t}: reading ‘${letter}’ moved unit ${unit} most (${from} → ${to}), and the model answers ‘${best}’ with a probability of ${share}.`,
    differs: ({ letter, before, best }) =>
      `The same ‘${letter}’ at step ${before} gave ‘${best}’: another hidden state, another answer.`,
  },
};
