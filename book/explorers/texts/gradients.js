/** The words of <rnn-gradients>. */

export const TEXTS = {
  ko: {
    title: "기울기는 얼마나 멀리 가는가",
    view: "시점마다의 기울기를 그린 그림",
    labels: { steps: "시점 수 T", forget_bias: "LSTM의 망각 편향 b" },
    sentence: ({ steps, ratios, best, bias, gate }) =>
      `첫 입력의 몫 ‖∂/∂x₁‖ ÷ ‖∂/∂x${subscript(steps)}‖: ${ratios}. 첫 입력이 가장 잘 전해지는 층은 ${best}이다. ` +
      `망각 편향 b = ${bias}에서 망각 게이트는 σ(${bias}) = ${gate} 근처로 시작한다.`,
    x: "시점 t (오른쪽 끝이 마지막 입력)",
    picture: ({ name, ratio, steps }) => `${name}: 시점 1의 기울기는 시점 ${steps}의 ${ratio}배.`,
    numbers: "‖∂ sum(h_T) / ∂x_t‖",
  },
  en: {
    title: "How far do gradients reach?",
    view: "Picture of the gradient at each step",
    labels: { steps: "Steps T", forget_bias: "Forget bias b of the LSTM" },
    sentence: ({ steps, ratios, best, bias, gate }) =>
      `The first input's share ‖∂/∂x₁‖ ÷ ‖∂/∂x${subscript(steps)}‖: ${ratios}. The first input reaches furthest in the ${best}. ` +
      `A forget bias of ${bias} lets the forget gate start near σ(${bias}) = ${gate}.`,
    x: "step t (the last input is at the right)",
    picture: ({ name, ratio, steps }) => `${name}: the gradient at step 1 is ${ratio} times the one at step ${steps}.`,
    numbers: "‖∂ sum(h_T) / ∂x_t‖",
  },
};

const subscript = (whole) => [...String(whole)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");
