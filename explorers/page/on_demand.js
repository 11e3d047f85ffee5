/** Loads data that a reader has to ask for. It is no part of what a page with the explorer loads. */

/** The folder of the scripts; null where there is no page. */
const FOLDER = globalThis.document?.currentScript?.src.replace(/[^/]*$/, "") ?? null;

/** Loads a script of the explorers' folder, which sets a global variable. @returns {Promise<void>} */
export const loadScript = (name) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: FOLDER + name, onload: () => resolve(), onerror: () => reject(new Error(name)) });
    document.head.append(script);
  });
