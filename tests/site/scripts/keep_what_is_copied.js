/** Keeps what a page copies in window.copied. */
() => {
  navigator.clipboard.writeText = async (text) => {
    window.copied = text;
  };
};
