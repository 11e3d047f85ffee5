// Prints the states that explorers/keras/cells.js computes for the layers and sequences of the
// argument, as JSON.
const { run } = await import(new URL("../../../explorers/keras/cells.js", import.meta.url));
const cases = JSON.parse(process.argv[2]);
console.log(
  JSON.stringify(cases.map(({ layer, x }) => run(layer, x).map(({ h, c }) => ({ h, c })))),
);
