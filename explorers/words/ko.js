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
    play: "▶ 재생",
    stop: "■ 멈춤",
    caption: (layer) => `${layer}: 모델의 답을 짚어 보세요`,
    answerOf: (letter, t) => `${letter}, 시점 ${t}의 답`,
    decides: ({ letters, at, shares, answer }) => {
      const most = Math.max(...shares);
      const asked = `시점 ${at + 1}의 답 ‘${answer}’`;
      if (!most) return `${asked}: 어느 글자 하나를 바꾸어도 이 답은 바뀌지 않습니다.`;
      const strongest = letters.flatMap((letter, t) => (shares[t] === most ? `시점 ${t + 1}의 ‘${letter}’` : []));
      return (
        `${asked}${particle(answer, "을", "를")} 가장 크게 좌우하는 글자는 ${strongest.join(", ")}입니다. ` +
        `이 글자를 다른 네 글자로 바꾸어 보면 네 번 가운데 ${4 * most}번 답이 바뀝니다. ` +
        (shares.some((share) => share && share < most) ? "색이 옅은 글자는 덜 바꾸고, " : "") +
        "색이 없는 글자는 바꾸어도 답이 그대로입니다."
      );
    },
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
    offered: "새 값",
    after: (memory) => `다음 ${memory}`,
    play: "▶ 시간 보내기",
    passed: (steps, share) => `${steps}시점 뒤: ${(100 * share).toFixed(0)}%`,
    half: (steps) => ` 남은 몫은 약 ${steps}시점마다 절반으로 줄어듭니다.`,
    twin: " f + i = 1이면 c는 z = f, r = 0인 GRU의 h와 똑같이 움직입니다.",
    x: "시점 t",
    names: { LSTM: ["셀 상태 c", "은닉 상태 h"], GRU: ["은닉 상태 h"] },
    picture: ({ name, from, to, steps }) =>
      `${name}의 선 그래프. 시점 0의 ${from}에서 시점 ${steps}의 ${to}까지 변합니다.`,
    numbers: "시점마다의 값",
  },
  puzzle: {
    title: "게이트 퍼즐",
    view: "시점마다의 게이트를 칠하는 그림",
    lanes: { i: "입력 게이트 i: 들이기", f: "망각 게이트 f: 지키기", o: "출력 게이트 o: 내보내기" },
    given: "(칠해 둠)",
    levels: "단계",
    level: (number) => `${number}단계`,
    mission: ({ pairs, given }) =>
      pairs.map(([write, read]) => `시점 ${write}의 값은 시점 ${read}에만`).join(", ") +
      ` 내보내세요. ${[..."ifo"].filter((gate) => !given.includes(gate)).join(", ")}의 초록 선을 끌어서 칠합니다.`,
    write: (step) => `${step} 쓰기`,
    read: (step) => `${step} 읽기`,
    reading: ({ step, value, event }) =>
      `시점 ${step}${{ write: "(쓰기)", read: "(읽기)" }[event] ?? ""}, ${value.toFixed(2)}`,
    checks: { write: "쓰기", keep: "지키기", clean: "섞이지 않기", read: "읽기", quiet: "새지 않기" },
    faults: {
      write: ({ step, value }) =>
        `시점 ${step}에서 입력 게이트 i가 ${value}만큼만 열려 있어서 값이 다 들어오지 못합니다.`,
      keep: ({ step, value, share, read, times }) =>
        `시점 ${step}에서 망각 게이트 f가 ${value}만큼만 열려 있어서 값이 줄어듭니다. ` +
        (times > 1 ? `f가 1보다 작은 시점이 ${times}개이고 그 값을 모두 곱하므로, ` : "") +
        `시점 ${read}까지 남는 몫은 ${share}입니다.`,
      clean: ({ step, value, share, read }) =>
        `시점 ${step}에서 입력 게이트 i가 ${value}만큼 열려 있어서 다른 값이 섞입니다. 시점 ${read}의 기억에 섞인 양은 모두 ${share}입니다.`,
      clear: ({ step, value, source, share }) =>
        `시점 ${step}에서 망각 게이트 f가 ${value}만큼 열려 있어서, 시점 ${source}에 쓴 값이 지워지지 않고 섞입니다. 섞인 양은 ${share}입니다.`,
      read: ({ step, value }) =>
        `시점 ${step}에서 출력 게이트 o가 ${value}만큼만 열려 있어서 값이 다 나오지 못합니다.`,
      quiet: ({ step, value, share }) =>
        `시점 ${step}에서 출력 게이트 o가 ${value}만큼 열려 있어서 기억이 새어 나갑니다. 그때 h의 크기는 ${share}입니다.`,
    },
    others: (count) => ` 고칠 곳이 ${count}군데 더 있습니다.`,
    solved: ({ last, strokes }) =>
      (strokes ? `풀었습니다! 붓질 ${strokes}번 만입니다. ` : "풀었습니다! ") +
      (last
        ? "기억을 새로 쓰려면 먼저 지워야 한다는 것까지 찾아냈습니다. 링크를 보내 친구에게 보여 주세요."
        : "값이 필요한 때에만 들어와서 그대로 남았다가, 필요한 때에만 나갔습니다."),
    actions: "할 수 있는 일",
    play: "▶ 값 보내기",
    clear: "다시 칠하기",
    next: "다음 단계 →",
    share: "이 그림의 링크",
    shareLevel: "문제 링크 복사",
    shared: "링크를 복사했습니다. 링크를 열면 지금 이 그림이 그대로 나옵니다.",
    notShared: "브라우저가 복사를 막았습니다. 다음 주소를 복사해 주세요.",
    hint: "키보드로는 ← →로 시점을 고르고 ↑ ↓로 값을 바꿉니다. Page Up은 열고 Page Down은 닫습니다. Shift를 누른 채 옮기면 칠해집니다.",
    finely: "한 칸씩 옮기기",
    keys: { ArrowLeft: "◀ 시점", ArrowRight: "시점 ▶", ArrowDown: "값 ▼", ArrowUp: "값 ▲" },
    fingerHint: "누르거나 끌면 칠해집니다. 마지막에 누른 시점과 그 값은 그림 아래의 단추로 한 칸씩 옮길 수 있습니다.",
    own: "문제 내기",
    ownHelp: "위의 그림이 이 문제로 바뀝니다. 문제 링크를 학생에게 보내면, 학생은 푼 그림의 링크를 냅니다.",
    steps: "시점 수",
    pairs: "쓰는 시점-읽는 시점 (여럿이면 띄어서)",
    givenGates: "미리 칠해 줄 게이트",
    bad: (problem) => `링크의 내용을 쓸 수 없어서 처음 그림을 보여 드립니다. ${problem}`,
    problems: {
      form: ({ text }) =>
        `‘${text.slice(0, 40)}’은 문제가 아닙니다. 시점 수, 쓰는 시점-읽는 시점, 주어진 게이트를 100_5-90_io처럼 적어야 합니다.`,
      steps: ({ steps, fewest, most }) => `시점 수는 ${fewest}부터 ${most}까지여야 하는데 ${steps}입니다.`,
      order: ({ step, before }) =>
        `시점은 1 이상이고 쓰는 시점과 읽는 시점의 차례대로 커져야 하는데, ${before} 다음에 ${step}입니다.`,
      beyond: ({ step, steps }) => `마지막 시점이 ${steps}인데 시점 ${step}을 쓰고 있습니다.`,
      given: () => "게이트 셋이 모두 주어지면 칠할 것이 없습니다.",
      paint: ({ gate, steps }) => `게이트 ${gate}의 그림이 시점 ${steps}개에 맞지 않습니다.`,
      painted: ({ gate }) => `게이트 ${gate}는 이 문제에서 주어진 값이라 바꿀 수 없습니다.`,
    },
    value: "새 값",
    numbers: (steps) => `${steps}시점의 게이트와 상태`,
  },
  gradients: {
    title: "기울기는 얼마나 멀리 전해질까요?",
    view: "시점마다의 기울기를 그린 그림",
    labels: { t: "오차가 도착한 시점 t", steps: "시점 수 T", forget_bias: "LSTM의 망각 편향 b" },
    play: "▶ 오차 거슬러 보내기",
    back: "한 시점 앞으로 거슬러 가기",
    forth: "한 시점 뒤로 돌아오기",
    drag: "LSTM의 선을 위아래로 끌면 망각 편향이 바뀝니다. 원의 넓이는 마지막 입력과 비교한 기울기의 크기입니다.",
    walking: "오차가 마지막 시점에서 처음 시점으로 거슬러 가고 있습니다.",
    onTheWay: ({ t, steps, ratios }) =>
      `오차가 시점 ${steps}에서 ${steps - t}시점을 거슬러 시점 ${t}에 왔습니다. ` +
      `마지막 입력의 기울기와 비교하면 이 시점의 기울기는 ${ratios}배입니다.`,
    sentence: ({ steps, ratios, best, bias, gate }) =>
      `첫 입력의 몫 ‖∂/∂x₁‖ ÷ ‖∂/∂x${subscript(steps)}‖는 ${ratios}입니다. 첫 입력이 가장 잘 전해지는 층은 ${best}입니다. ` +
      `망각 편향 b = ${bias}이면 망각 게이트는 σ(${bias}) = ${gate} 근처에서 시작합니다.`,
    x: "시점 t (오른쪽 끝이 마지막 입력)",
    picture: ({ name, ratio, steps }) => `${name}: 시점 1의 기울기는 시점 ${steps}의 ${ratio}배입니다.`,
    numbers: "‖∂ sum(h_T) / ∂x_t‖",
  },
  scan: {
    title: "두 배씩 건너뛰는 스캔",
    view: "라운드마다의 남기는 몫과 더하는 값",
    labels: { round: "라운드", t: "시점 t", task: "계산할 것", keep: "남기는 몫", bits: "입력 (0과 1)" },
    tasks: { memory: "기억: 남기는 몫이 늘 같다", parity: "패리티: 1이 오면 뒤집는다" },
    previous: "이전 라운드",
    next: "다음 라운드",
    caption: "h = a × h + b를 라운드로 나누어 계산하기",
    step: "시점",
    after: (round) => (round ? `${round}라운드 뒤 (${2 ** (round - 1)}칸 앞과 합침)` : "처음"),
    holds: "담은 시점",
    a: "남기는 몫 a",
    b: "더하는 값 b",
    start: ({ rounds, steps }) =>
      `아직 합치지 않았습니다. 시점마다 자기 것만 담고 있습니다. ${steps}시점을 모두 담으려면 ${rounds}라운드가 필요합니다.`,
    joined: ({ round, t, back, jump, one, other, both, sum }) =>
      `${round}라운드: 시점 ${digit(t, "이", "가")} ${jump}칸 앞의 시점 ${digit(back, "과", "와")} 합칩니다. ` +
      `시점 ${digit(back, "은", "는")} ${digit(one, "을", "를")}, 시점 ${digit(t, "은", "는")} ${digit(other, "을", "를")} 담고 있었으므로 ` +
      `이제 ${digit(both, "을", "를")} 담습니다. 더하는 값은 ${sum}입니다.`,
    alone: ({ round, t, jump }) =>
      `${round}라운드: 시점 ${t}의 ${jump}칸 앞에는 시점이 없습니다. 이미 처음부터 담았으므로 그대로입니다.`,
    done: ({ steps, rounds }) =>
      ` ${steps}시점이 ${rounds}라운드에 끝났습니다. 더하는 값 b가 곧 시점마다의 은닉 상태 h입니다.`,
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
  write: {
    title: "헌법을 쓰는 LSTM",
    view: "모델이 쓴 글",
    labels: { start: "첫머리", temperature: "온도 T", epochs: "학습한 만큼", k: "남길 글자의 수 k", seed: "난수 시드" },
    epochs: (epochs) => `${epochs}에포크`,
    write: "쓰기",
    another: "다시 쓰기",
    before: "쓰기를 누르면 학습된 가중치(약 130 KiB)를 불러와 첫머리를 이어 씁니다. 모델이 읽은 글은 대한민국헌법뿐입니다.",
    loading: "가중치를 불러오고 있습니다.",
    failed: "가중치를 불러오지 못했습니다. 인터넷 연결을 확인하고 쓰기를 다시 눌러 주세요.",
    writing: "쓰고 있습니다.",
    after: ({ temperature, epochs, length, bits }) =>
      `${epochs}에포크 학습한 모델이 온도 ${temperature}에서 자모 ${length}개를 썼습니다. 고른 자모는 평균 ${bits}비트만큼 뜻밖이었습니다. ` +
      "진하게 칠한 글자일수록 모델 자신에게도 뜻밖입니다.",
    unknown: (letters) => `헌법에 나오지 않아서 모르는 글자는 건너뛰고 읽었습니다: ${letters.join(" ")}`,
    bits: (bits) => `${bits}비트`,
    numbers: "글자마다의 확률",
    columns: ["차례", "글자", "확률", "비트"],
  },
  drills: {
    title: "모양 훈련",
    view: "지금 푸는 문제",
    labels: { chapter: "범위", mode: "문제", word: "함께 쓸 낱말 (비우면 오늘 날짜)" },
    chapters: { all: "전체", sequences: "순서와 기억", rnn: "RNN", lstm: "LSTM", gru: "GRU" },
    modes: { endless: "끝없이", ten: "모두에게 같은 열 문제" },
    start: "답을 고르거나 써 보세요. 틀린 문제는 조금 뒤에 다른 수로 다시 나옵니다.",
    ten: (word) => `‘${word}’의 열 문제입니다. 같은 낱말을 쓰는 사람은 모두 같은 문제를 풉니다.`,
    notKept: "브라우저가 저장을 막아서, 이 쪽을 닫으면 기록이 사라집니다.",
    number: (number, all) => (all ? `문제 ${number} / ${all}` : `문제 ${number}`),
    data: {
      letters: ({ batch, steps, features }) =>
        `${steps}글자짜리 문장 ${batch}개를 원-핫으로 바꿉니다. 어휘는 ${features}글자입니다. 배열 x의 모양은 무엇일까요?`,
      sensors: ({ batch, steps, features }) =>
        `센서 ${features}개를 ${steps}번씩 읽은 기록이 ${batch}개 있습니다. 순환 층에 넣을 배열 x의 모양은 무엇일까요?`,
    },
    shapes: (shape) => `x의 모양은 ${shape}입니다. 이 층이 돌려주는 텐서의 모양을 모두 차례로 답하세요.`,
    params: (shape) => `x의 모양은 ${shape}입니다. 이 층의 파라미터는 몇 개일까요?`,
    equal: (target) => `${target}와 값이 언제나 같은 것은 무엇일까요?`,
    error: (what) => `${what} 오류가 났습니다. 무엇을 바꾸어야 할까요?`,
    typeCount: "파라미터의 수",
    typeShapes: "모양, 예를 들어 (2, 3), (2, 3)",
    keys: "수 넣기",
    nextTensor: ") 다음 텐서",
    erase: "지우기",
    check: "확인",
    noNumber: "정수를 써 주세요.",
    noShape: "모양은 (2, 3)처럼 괄호 안에 정수로 써 주세요.",
    giveUp: "답 보기",
    next: "다음 문제",
    finish: "결과 보기",
    again: "다시 풀기",
    forget: "기록 지우기",
    forgotten: "이 브라우저에 남은 기록을 지웠습니다.",
    answerIs: (answer) => `답은 ${answer}입니다. 조금 뒤에 다시 나옵니다.`,
    order: "축의 순서는 배치, 시점, 특성입니다.",
    score: (right, all) => `${all}문제 가운데 ${right}문제를 한 번에 맞혔습니다. 틀린 문제는 끝없이 풀 때 다시 나옵니다.`,
  },
};

/** The particle that fits a word's last syllable: particle("먹", "을", "를") is "을", particle("토", "을", "를") is "를". */
export function particle(word, afterConsonant, afterVowel) {
  const syllable = word.charCodeAt(word.length - 1) - 0xac00;
  return syllable >= 0 && syllable % 28 > 0 ? afterConsonant : afterVowel;
}

/** A number with the particle that fits its last digit: digit(3, "이", "가") is "3이", digit("1–2", "을", "를") is "1–2를". */
function digit(number, afterConsonant, afterVowel) {
  return number + particle("영일이삼사오육칠팔구"[String(number).at(-1)], afterConsonant, afterVowel);
}

/** The particle "(으)로" after a number that is read digit by digit: 0, 3 and 6 end in a consonant other than ㄹ. */
function toParticle(number) {
  return "036".includes(number.at(-1)) ? "으로" : "로";
}

/** 50 as ₅₀. */
function subscript(whole) {
  return [...String(whole)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
}
