/** Returns what each result of a search shows. */
(items) =>
  items.map((item) => ({
    url: item.querySelector("a").getAttribute("href"),
    heading: item.querySelector("a").textContent,
    excerpt: item.querySelector("p").textContent,
    marks: item.querySelectorAll("mark").length,
  }));
