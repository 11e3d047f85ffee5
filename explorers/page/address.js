/**
 * Keeps the settings of all explorers of a page in its address: ?play.text=토마토&gates.f=0.9. The
 * address holds only the settings that differ from the first ones. This works on file:// too, and
 * other parameters of the address remain.
 */

/** Returns the settings that the address has for one explorer, as text: {text: "토마토"}. */
export const settingsInAddress = (name) => settingsIn(location.search, name);

/** Returns those that the search of a link has. */
function settingsIn(search, name) {
  const pairs = [...new URLSearchParams(search)].filter(([key]) => key.startsWith(`${name}.`));
  return Object.fromEntries(pairs.map(([key, value]) => [key.slice(name.length + 1), value]));
}

/**
 * A link to settings of one explorer of this page, …?gates.f=1#gates, sets them where the explorer
 * stands, and is marked as tried. An explorer that has not come yet gets them when the address is
 * opened, beside the settings of the others.
 */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href*='?'][href*='#']");
  if (!link || link.origin + link.pathname !== location.origin + location.pathname) return;
  const explorer = document.getElementById(link.hash.slice(1));
  if (explorer?.open && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    link.classList.add("tried");
    explorer.open(settingsIn(link.search, explorer.key));
    explorer.scrollIntoView({ block: "nearest" });
    return;
  }
  const isOwn = ([key]) => key.startsWith(`${link.hash.slice(1)}.`);
  const others = [...new URLSearchParams(location.search)].filter((pair) => !isOwn(pair));
  const linked = [...new URLSearchParams(link.search)].filter(isOwn);
  link.search = new URLSearchParams([...others, ...linked]);
});

const waiting = {};

/**
 * Writes the settings of one explorer into the address after a short time, since browsers limit how
 * often it changes. The address leads to the explorer, so that who opens a copied address sees it
 * at once.
 * @param {string} name
 * @param {Object<string, string>} settings
 * @param {string|undefined} id  of the explorer, or of the section around it
 */
export function writeAddress(name, settings, id) {
  clearTimeout(waiting[name]);
  waiting[name] = setTimeout(() => {
    const parameters = new URLSearchParams(location.search);
    for (const key of [...parameters.keys()])
      if (key.startsWith(`${name}.`)) parameters.delete(key);
    for (const [key, value] of Object.entries(settings)) parameters.set(`${name}.${key}`, value);
    const query = parameters.toString();
    const anchor = id ? `#${encodeURIComponent(id)}` : location.hash;
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${anchor}`);
  }, 250);
}
