/**
 * Remembers in the browser, and nowhere else, what a reader has practised. A skill moves up a box with each right answer
 * and back to the first with a mistake. In box 0 it comes back after 2 other questions, then after 4, 8, 16, 32.
 */

const TOP = 4;

export class Memory {
  /** Whether the browser stores. Where it refuses, everything is forgotten with the page. */
  isKept = true;

  /** @param {string} key  name in localStorage */
  constructor(key) {
    this.key = key;
    this.count = 0; // questions answered
    this.skills = {}; // name: [box, count at which it comes back]
    try {
      Object.assign(this, JSON.parse(localStorage.getItem(key)));
    } catch {
      // Storage is refused, which save() notices, or holds what these drills have not written.
    }
    this.save();
  }

  forgetAll() {
    this.count = 0;
    this.skills = {};
    this.save();
  }

  box(name) {
    return this.skills[name]?.[0] ?? 0;
  }

  /** The next of these skills: one that should come back now, else the first new one, else the one that comes back first. */
  next(names) {
    const due = (name) => this.skills[name]?.[1] ?? Infinity;
    const [first] = [...names].sort((a, b) => due(a) - due(b));
    return due(first) <= this.count ? first : (names.find((name) => !this.skills[name]) ?? first);
  }

  record(name, isRight) {
    const box = isRight ? Math.min(this.box(name) + 1, TOP) : 0;
    this.count += 1;
    this.skills[name] = [box, this.count + 2 ** (box + 1)];
    this.save();
  }

  save() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ count: this.count, skills: this.skills }));
    } catch {
      this.isKept = false;
    }
  }
}
