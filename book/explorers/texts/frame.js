/** The words that all explorers share. */

export const TEXTS = {
  ko: {
    reset: "처음으로",
    copy: "Keras 코드",
    copied: "Keras 코드를 복사했다. 노트북의 빈 셀에 붙여 넣고 실행하면 같은 수가 나온다.",
    notCopied: "브라우저가 복사를 막았다. 아래에서 코드를 골라 복사하면 된다.",
    showCode: "코드 보기",
    showNumbers: "값을 표로 보기",
  },
  en: {
    reset: "Start over",
    copy: "Keras code",
    copied: "Copied. Paste it into an empty notebook cell and run it: the same numbers come out.",
    notCopied: "The browser did not allow copying. Select the code below and copy it.",
    showCode: "Show the code",
    showNumbers: "Show the values as a table",
  },
};
