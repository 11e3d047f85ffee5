/* Shows a game on the card: two cups are on their way, and below them the network already knows. */
(game) => {
  game.act("m");
  game.board.pose(1, 1, 0.24);
  const picture = game.board.picture.cloneNode(true);
  game.remove();
  picture.querySelector(".count").remove();
  picture.setAttribute("viewBox", "0 42 360 312");
  document.querySelector(".cups").append(picture);
};
