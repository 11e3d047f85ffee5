/** Opens explorers of a page, which are named, anew, as its address would with this query. */
([query, names]) => {
  history.replaceState(null, "", query);
  for (const name of names) {
    const explorer = document.querySelector(`rnn-${name}`);
    explorer.replaceWith(explorer.cloneNode(false));
  }
};
