/** The words of <rnn-shapes>. */

export const TEXTS = {
  ko: {
    title: "모양과 파라미터",
    view: "돌려주는 텐서와 가중치의 표",
    labels: {
      layer: "층",
      units: "유닛 units",
      features: "특성 features",
      steps: "시점 steps",
      bidirectional: "Bidirectional",
    },
    without: "쓰지 않음",
    sentence: (tensors, formula, count) => `텐서 ${tensors}개를 돌려주고, 파라미터는 ${formula} = ${count}개다.`,
    returned: "돌려주는 텐서",
    weights: "가중치",
    columns: ["이름", "모양", "축"],
    weightColumns: ["이름", "모양", "개수"],
    axes: { batch: "배치", steps: "시점", units: "유닛", "2 units": "유닛 × 2" },
    total: "합계",
  },
  en: {
    title: "Shapes and parameters",
    view: "Tables of returned tensors and weights",
    labels: { layer: "Layer", units: "units", features: "features", steps: "steps", bidirectional: "Bidirectional" },
    without: "not used",
    sentence: (tensors, formula, count) =>
      `It returns ${tensors} ${tensors === 1 ? "tensor" : "tensors"} and has ${formula} = ${count} parameters.`,
    returned: "Returned tensors",
    weights: "Weights",
    columns: ["name", "shape", "axes"],
    weightColumns: ["name", "shape", "count"],
    axes: { batch: "batch", steps: "steps", units: "units", "2 units": "2 × units" },
    total: "total",
  },
};
