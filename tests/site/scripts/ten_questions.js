/** Returns of the ten questions of a word, in each topic, their levels and what is asked. */
(drills, word) => {
  function ten(chapter) {
    drills.set({ chapter, mode: "ten", word });
    const questions = [drills.asked, ...drills.queue];
    const levels = questions.map(({ skill }) => skill.level);
    return [levels, questions.map(({ prompt, line }) => prompt + line)];
  }

  return ["all", "sequences", "rnn", "lstm", "gru"].map(ten);
};
