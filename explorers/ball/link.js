/** The link to a game: it opens the same level with the same ball and the same swaps. */

import { say } from "../page/words.js";

/** The address of a game: a page that only leads to the chapter, with the picture of its level. */
export function linkTo({ level, game, player }) {
  const url = new URL(`play/ball-${level}.html`, location.href);
  url.search = new URLSearchParams({ "ball.level": level, "ball.game": game });
  if (player !== "network") url.searchParams.set("ball.player", player);
  url.hash = "ball";
  return url.href;
}

/** Hands a link to the sharing menu of a phone. A reader may close the menu again. */
export function offer(url, level) {
  const text = say("I have reached level {level}. Can you follow the ball?", { level });
  return navigator.share({ title: say("Where is the ball?"), text, url }).catch(() => {});
}
