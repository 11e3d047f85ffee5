/**
 * Every Korean word of the explorers. A file of this folder holds all words of one language, under the same keys, and
 * exports them as WORDS. Modules import this one; the build replaces it by the file of the page's language.
 */

import { VOCABULARY } from "../keras/tomato.js";

const GATES = {
  i: "입력 게이트 i",
  f: "망각 게이트 f",
  o: "출력 게이트 o",
  z: "업데이트 게이트 z",
  r: "리셋 게이트 r",
};

export const WORDS = {
  frame: {
    reset: "처음으로",
    copy: "Keras 코드",
    copied: "Keras 코드를 복사했습니다. 노트북의 빈 셀에 붙여 넣고 실행하면 같은 값이 나옵니다.",
    notCopied: "브라우저가 복사를 막았습니다. 아래의 코드를 선택해서 복사해 주세요.",
    showCode: "코드 보기",
    showNumbers: "값을 표로 보기",
    more: "다른 설정",
    outOfRange: ({ min, max, value }) => `${min}부터 ${max}까지의 정수를 넣어 주세요. 지금 쓰는 값은 ${value}입니다.`,
  },
  numbers: { below: "0.01% 미만", above: "99.99% 이상" },
  shapes: {
    title: "모양과 파라미터",
    view: "돌려주는 텐서와 가중치의 표",
    labels: { layer: "층", units: "유닛 units", features: "특성 features", steps: "시점 steps" },
    without: "쓰지 않음",
    sentence: (tensors, formula, count) => `텐서 ${tensors}개를 돌려주고, 파라미터는 ${formula} = ${count}개입니다.`,
    returned: "돌려주는 텐서",
    weights: "가중치",
    columns: ["이름", "모양", "축"],
    weightColumns: ["이름", "모양", "개수"],
    axes: { batch: "배치", steps: "시점", units: "유닛", "2 units": "유닛 × 2" },
    total: "합계",
  },
  play: {
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
    caption: (layer) => `${layer}의 시점별 상태와 확률`,
    step: "읽은 글자",
    groups: { h: "은닉 상태 h", c: "셀 상태 c", ...GATES, candidate: "후보 상태" },
    probabilities: "확률(%)",
    answer: "모델의 답",
    target: "정답",
    unit: (unit) => `유닛 ${unit}`,
    empty: `읽을 글자가 없습니다. 다섯 글자 ${VOCABULARY.join(" ")} 가운데서 골라 넣어 보세요.`,
    unknown: (letters) => `모르는 글자는 건너뛰었습니다: ${letters.join(" ")}`,
    happened: ({ t, letter, unit, from, to, best, share }) =>
      `시점 ${t}: ‘${letter}’${particle(letter, "을", "를")} 읽자 유닛 ${unit}${particle("영일이삼사오육칠팔구"[unit % 10], "이", "가")} ` +
      `가장 크게 바뀌었고(${from} → ${to}), 모델은 ${share}의 확률로 ‘${best}’${particle(best, "이라고", "라고")} 답했습니다.`,
    differs: ({ letter, before, best }) =>
      `같은 ‘${letter}’${particle(letter, "을", "를")} 시점 ${before}에서 읽었을 때의 답은 ‘${best}’였습니다. 은닉 상태가 다르면 답도 다릅니다.`,
  },
  gates: {
    title: "게이트 직접 조절하기",
    view: "기억의 변화를 그린 그림",
    labels: { layer: "층", ...GATES, start: "처음 기억", offer: "시점마다 들어오는 새 값", steps: "시점 수" },
    degrees: [
      "그대로 기억합니다",
      "거의 그대로 기억합니다",
      "절반 넘게 기억합니다",
      "일부만 기억합니다",
      "희미하게 기억합니다",
      "사실상 잊었습니다",
    ],
    sentence: ({ steps, kept, degree, now }) =>
      `${steps}시점이 지나면 처음 기억의 ${kept}${particle(kept, "이", "가")} 남습니다. ${degree}. ${now}`,
    now: ({ layer, memory, h }) =>
      layer === "LSTM"
        ? `지금 셀 상태 c는 ${memory}, 밖으로 나온 h는 ${h}입니다.`
        : `지금 은닉 상태 h는 ${memory}입니다.`,
    half: (steps) => ` 남은 몫은 약 ${steps}시점마다 절반으로 줄어듭니다.`,
    twin: " f + i = 1이면 c는 z = f, r = 0인 GRU의 h와 똑같이 움직입니다.",
    x: "시점 t",
    names: { LSTM: ["셀 상태 c", "은닉 상태 h"], GRU: ["은닉 상태 h"] },
    picture: ({ name, from, to, steps }) =>
      `${name}의 선 그래프. 시점 0의 ${from}에서 시점 ${steps}의 ${to}까지 변합니다.`,
    numbers: "시점마다의 값",
  },
  gradients: {
    title: "기울기는 얼마나 멀리 전해질까요?",
    view: "시점마다의 기울기를 그린 그림",
    labels: { steps: "시점 수 T", forget_bias: "LSTM의 망각 편향 b" },
    sentence: ({ steps, ratios, best, bias, gate }) =>
      `첫 입력의 몫 ‖∂/∂x₁‖ ÷ ‖∂/∂x${subscript(steps)}‖는 ${ratios}입니다. 첫 입력이 가장 잘 전해지는 층은 ${best}입니다. ` +
      `망각 편향 b = ${bias}이면 망각 게이트는 σ(${bias}) = ${gate} 근처에서 시작합니다.`,
    x: "시점 t (오른쪽 끝이 마지막 입력)",
    picture: ({ name, ratio, steps }) => `${name}: 시점 1의 기울기는 시점 ${steps}의 ${ratio}배입니다.`,
    numbers: "‖∂ sum(h_T) / ∂x_t‖",
  },
  train: {
    title: "내 문장",
    view: "글자마다의 답과 손실의 그림",
    labels: { text: "내 문장 (2~12글자)", epochs: "에포크" },
    train: "학습",
    empty: "문장이 비어 있습니다. 두 글자 이상 넣어 주세요.",
    oneLetter: (letter) => `‘${letter}’ 한 글자만으로는 다음 글자를 배울 수 없습니다. 한 글자 이상 더 넣어 주세요.`,
    oneKind: (letter) =>
      `‘${letter}’ 한 가지 글자뿐이면 답도 하나뿐이라 배울 것이 없습니다. 다른 글자를 섞어 주세요.`,
    tooLong: ({ length, longest }) =>
      `띄어쓰기를 빼고 ${length}글자입니다. ${longest}글자까지만 배울 수 있으니 줄여 주세요.`,
    training: "학습하고 있습니다.",
    before: ({ first, written }) =>
      `아직 학습하지 않은 모델입니다. 첫 글자 ‘${first}’${particle(first, "을", "를")} 주면 ` +
      `‘${written}’${particle(written, "이라고", "라고")} 씁니다. 학습을 눌러 보세요.`,
    after: ({ epochs, first, written, wrong, from, to }) =>
      `${epochs}에포크를 학습하니 손실이 ${from}에서 ${to}${toParticle(to)} 바뀌었습니다. ` +
      `첫 글자 ‘${first}’${particle(first, "을", "를")} 주면 모델은 자기 답을 다시 읽으며 한 글자씩 ` +
      `‘${written}’${particle(written, "이라고", "라고")} 씁니다. ` +
      (wrong ? `아직 ${wrong}글자가 다릅니다.` : "넣은 문장과 같습니다."),
    table: "글자마다의 정답과 모델의 답",
    read: "읽은 글자",
    right: "정답",
    answer: "모델의 답",
    epoch: "에포크",
    loss: "손실",
    x: "에포크 (세로는 손실)",
    picture: ({ from, to, epochs }) => `손실의 선 그래프. 학습 전의 ${from}에서 ${epochs}에포크 뒤의 ${to}까지 변합니다.`,
    numbers: "에포크마다의 손실",
  },
};

/** The particle that fits a word's last syllable: particle("먹", "을", "를") is "을", particle("토", "을", "를") is "를". */
export function particle(word, afterConsonant, afterVowel) {
  const syllable = word.charCodeAt(word.length - 1) - 0xac00;
  return syllable >= 0 && syllable % 28 > 0 ? afterConsonant : afterVowel;
}

/** The particle "(으)로" after a number that is read digit by digit: 0, 3 and 6 end in a consonant other than ㄹ. */
function toParticle(number) {
  return "036".includes(number.at(-1)) ? "으로" : "로";
}

/** 50 as ₅₀. */
function subscript(whole) {
  return [...String(whole)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
}
