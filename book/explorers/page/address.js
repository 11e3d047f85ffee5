/**
 * The settings of all explorers of a page in its address, as ?play.text=토마토&gates.f=0.9. Only what differs from the
 * first values stands there. It works on file:// too, and leaves other parameters and the #heading alone.
 */

/** The settings of one explorer that the address names, as text: {text: "토마토"}. */
export function settingsInAddress(name) {
  const found = {};
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (key.startsWith(`${name}.`)) found[key.slice(name.length + 1)] = value;
  }
  return found;
}

const waiting = new Map();

/** Put the settings of one explorer into the address: soon, because browsers limit how often it may change. */
export function writeAddress(name, settings) {
  if (!waiting.size) setTimeout(writeAll, 250);
  waiting.set(name, settings);
}

function writeAll() {
  const parameters = new URLSearchParams(location.search);
  for (const [name, settings] of waiting) {
    for (const key of [...parameters.keys()]) if (key.startsWith(`${name}.`)) parameters.delete(key);
    for (const [key, value] of Object.entries(settings)) parameters.set(`${name}.${key}`, value);
  }
  waiting.clear();
  const query = parameters.toString();
  history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
}
