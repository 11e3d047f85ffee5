/** Draws line charts as SVG in their final width, so that text has the same size on a phone. */

import { svg } from "./dom.js";
import { fixed } from "./numbers.js";
import { say } from "./words.js";

const MARGIN = { left: 46, right: 12, top: 10, bottom: 34 };
const HEIGHT = 260;
// Of a line's name; width that it keeps free of its line, at each end
const NAME = { height: 15, end: 80, start: 10 };
const LOW = 200; // on a phone, so that a slider fits below the chart

/**
 * Draws a chart.
 * @param {Object} chart lines: [{name, points: [[x, y], …], style: 1, 2 or 3, the dashes; hue, such
 *   as "c"; drop: the share of 1 that a drop at the first point shows by its area}]; hue and drop
 *   may be left out. ghosts: lines that are drawn faintly, or none. x, y: {min, max, ticks: [{at,
 *   label}, …]}; xLabel; width; height, or none. label: what a screen reader reads, or none. names:
 *   the end of the lines at which their names stand, "start" or "end", or none. point: [x, y] of a
 *   point that is marked, in the hue of the first line, or none
 */
export function lineChart({
  lines,
  x,
  y,
  xLabel,
  width,
  height,
  label,
  names,
  point,
  ghosts = [],
}) {
  height ??= width < 480 ? LOW : HEIGHT;
  label ??= lines.map(inWords).join(" ");
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const place = (axis, from, to) => (value) =>
    from + ((value - axis.min) / (axis.max - axis.min)) * (to - from);
  const toX = place(x, MARGIN.left, right);
  const toY = place(y, bottom, MARGIN.top);
  const horizontal = ({ at, label: text }) => [
    svg("line", { class: "grid", x1: MARGIN.left, x2: right, y1: toY(at), y2: toY(at) }),
    svg("text", { x: MARGIN.left - 6, y: toY(at) + 4, "text-anchor": "end" }, text),
  ];
  const vertical = ({ at, label: text }) =>
    svg("text", { x: toX(at), y: bottom + 16, "text-anchor": "middle" }, text);
  const path = (points) =>
    points.map((point) => `${toX(point[0]).toFixed(1)},${toY(point[1]).toFixed(1)}`).join(" ");
  const polyline = (kind) => (line) =>
    svg("polyline", {
      class: `${kind} line-${line.style} ${hueOf(line)}`,
      points: path(line.points),
    });
  const dropOf = ({ points: [first], drop, ...line }) =>
    svg("circle", {
      class: `drop ${hueOf(line)}`,
      cx: toX(first[0]),
      cy: toY(first[1]),
      r: dropRadius(drop),
    });
  const circleAt = ([first, second]) =>
    svg("circle", {
      class: `point ${hueOf(lines[0])}`,
      r: 7,
      cx: toX(first),
      cy: toY(second),
    });
  const circles = point ? [circleAt(point)] : [];
  return svg(
    "svg",
    {
      class: "chart",
      role: "img",
      "aria-label": label,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    ...y.ticks.flatMap(horizontal),
    ...x.ticks.map(vertical),
    svg("text", { x: (MARGIN.left + right) / 2, y: height - 3, "text-anchor": "middle" }, xLabel),
    ...ghosts.map(polyline("ghost")),
    ...lines.map(polyline("line")),
    ...(names ? namesAt(names, lines, { toX, toY, top: MARGIN.top, bottom }) : []),
    ...lines.filter(({ drop }) => drop).map(dropOf),
    ...circles,
  );
}

/** Says where a line begins and ends. */
function inWords({ name, points }) {
  const [[start, from], [end, to]] = [points[0], points.at(-1)];
  const values = { name, start, from: fixed(from), end, to: fixed(to) };
  return say(
    "Line chart of {name}. On the horizontal axis it goes from {from} at {start} to {to} at {end}.",
    values,
  );
}

const hueOf = ({ hue }) => (hue ? `hue-${hue}` : "");

const dropRadius = (share = 0) => 2 + 6 * Math.sqrt(Math.min(1, share));

/**
 * Writes the name of each line at its first or last point, above it; at the end the lowest of
 * several has it below.
 * @param {"start"|"end"} end
 * @param {{toX: Function, toY: Function, top: number, bottom: number}} area  of the chart, in
 *   pixels
 */
function namesAt(end, lines, { toX, toY, top, bottom }) {
  const isAtEnd = end === "end";
  const nearest = isAtEnd ? -1 : 0;
  const named = lines.map((line) => {
    const x = toX(line.points.at(nearest)[0]) + (isAtEnd ? -2 : 4 + dropRadius(line.drop));
    const beside = line.points.filter((point) => Math.abs(toX(point[0]) - x) < NAME[end]);
    return { line, x, heights: beside.map((point) => toY(point[1])) };
  });
  named.sort((one, other) => one.heights.at(nearest) - other.heights.at(nearest));
  let above = top;
  return named.map(({ line, x, heights }, place) => {
    const namesBelow = named.length - 1 - place;
    const isLowest = isAtEnd && place > 0 && namesBelow === 0;
    const wanted = isLowest ? Math.max(...heights) + NAME.height : Math.min(...heights) - 8;
    const least = above + NAME.height;
    const most = bottom - 4 - namesBelow * NAME.height;
    above = Math.min(Math.max(wanted, least), most);
    const attributes = { class: `name ${hueOf(line)}`, x, y: above, "text-anchor": end };
    return svg("text", attributes, line.name);
  });
}

/**
 * Returns ticks at both ends and at round numbers between them. `room` is the largest number of
 * intervals.
 */
export function roundTicks(min, max, room) {
  const step =
    [1, 2, 5, 10, 20, 25, 50].find((candidate) => (max - min) / candidate <= room) ?? 100;
  const ticks = [min];
  for (let at = Math.ceil((min + step / 2) / step) * step; at <= max - step / 2; at += step)
    ticks.push(at);
  return [...ticks, max].map((at) => ({ at, label: String(at) }));
}
