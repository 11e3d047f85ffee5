/** Lets a page copy nothing, as a browser does that does not allow it. */
() => {
  navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
};
