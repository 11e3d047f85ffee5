/**
 * Places bets, [name, bet] each, and returns what came of each: { isRight, isOpen, says }. It
 * forgets each bet after that.
 */
(tried) =>
  tried.map(([name, text]) => {
    const bet = document.querySelector(`rnn-bet[data-name="${name}"]`);
    const answer = bet.parentElement.querySelector("details");
    answer.open = false;
    if (bet.form.typed) bet.form.typed.value = text;
    bet.querySelector(bet.form.typed ? "button" : `button[value="${text}"]`).click();
    const [, isRight] = rnnKept.of(name);
    const says = bet.querySelector("[role=status]").textContent;
    const result = { isRight, isOpen: answer.open, says };
    document.querySelector(".forget button").click();
    return result;
  });
