/** Data as a Korean page gets it: each text in all languages becomes the Korean one, as explorers/bundle.py does. */
export function korean(value) {
  if (Array.isArray(value)) return value.map(korean);
  if (value === null || typeof value !== "object") return value;
  if ("ko" in value) return value.ko;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, korean(item)]));
}
