// Reads [[TeX, whether it is displayed], …] as JSON and writes [{ html } or { error }, …].
// Its argument is the path of KaTeX.
const katex = require(process.argv[2]);

function draw([tex, displayMode]) {
  const trust = ({ command }) => command === "\\htmlClass";
  try {
    return { html: katex.renderToString(tex, { displayMode, strict: "ignore", trust }) };
  } catch (error) {
    return { error: error.message };
  }
}

const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(formulas.map(draw)));
