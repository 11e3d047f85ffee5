// The page for lost addresses names its files from the folder of the site, which is another one
// where somebody serves the site at a root or opens it from a disk.
{
  const base = document.querySelector("base");
  if (!location.pathname.startsWith(base.getAttribute("href")))
    base.href = location.protocol === "file:" ? "./" : "/";
}
