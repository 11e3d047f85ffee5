/** Draws line charts as SVG in their final width, so that text has the same size on a phone. */

import { element, svg } from "./dom.js";

const MARGIN = { left: 46, right: 12, top: 10, bottom: 34 };
const HEIGHT = 260;
const LOW = 200; // on a phone, so that a slider fits below the chart

/**
 * @typedef {Object} Line
 * @property {string} name
 * @property {[number, number][]} points  x, y in the chart's units
 * @property {1|2|3} style                colour and dashes, see explorers.css
 *
 * @typedef {Object} Axis
 * @property {number} min
 * @property {number} max
 * @property {{at: number, label: string}[]} ticks
 *
 * @param {{lines: Line[], x: Axis, y: Axis, xLabel: string, width: number, height: number, label: string}} chart
 *   label: text that a screen reader reads instead of the picture
 */
export function lineChart({ lines, x, y, xLabel, width, height = width < 480 ? LOW : HEIGHT, label }) {
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const place = (axis, from, to) => (value) => from + ((value - axis.min) / (axis.max - axis.min)) * (to - from);
  const toX = place(x, MARGIN.left, right);
  const toY = place(y, bottom, MARGIN.top);
  const path = (points) => points.map(([a, b]) => `${toX(a).toFixed(1)},${toY(b).toFixed(1)}`).join(" ");
  const horizontal = ({ at, label: text }) => [
    svg("line", { class: "grid", x1: MARGIN.left, x2: right, y1: toY(at), y2: toY(at) }),
    svg("text", { x: MARGIN.left - 6, y: toY(at) + 4, "text-anchor": "end" }, text),
  ];
  const vertical = ({ at, label: text }) => svg("text", { x: toX(at), y: bottom + 16, "text-anchor": "middle" }, text);
  return svg(
    "svg",
    { class: "chart", role: "img", "aria-label": label, width, height, viewBox: `0 0 ${width} ${height}` },
    ...y.ticks.flatMap(horizontal),
    ...x.ticks.map(vertical),
    svg("text", { x: (MARGIN.left + right) / 2, y: height - 3, "text-anchor": "middle" }, xLabel),
    ...lines.map(({ points, style }) => svg("polyline", { class: `line line-${style}`, points: path(points) })),
  );
}

/** Builds a legend: each line's name after a sample of the line. @param {Line[]} lines */
export function legend(lines) {
  const sample = (style) =>
    svg(
      "svg",
      { width: 28, height: 10, "aria-hidden": "true" },
      svg("line", { class: `line line-${style}`, x1: 1, x2: 27, y1: 5, y2: 5 }),
    );
  return element(
    "ul",
    { class: "legend" },
    ...lines.map(({ name, style }) => element("li", {}, sample(style), " ", name)),
  );
}

/** Returns ticks at both ends and at round numbers between them. `room` is the largest number of intervals. */
export function roundTicks(min, max, room) {
  const step = [1, 2, 5, 10, 20, 25, 50].find((candidate) => (max - min) / candidate <= room) ?? 100;
  const ticks = [min];
  for (let at = Math.ceil((min + step / 2) / step) * step; at <= max - step / 2; at += step) ticks.push(at);
  return [...ticks, max].map((at) => ({ at, label: String(at) }));
}
