"""What a reader types and the pages (of chapters/ko) that must be found. An empty list: nothing is found."""

QUERIES = {
    # Stems: the text has them with particles.
    "은닉": ["rnn", "lstm", "gru", "glossary"],
    "상태": ["rnn", "lstm", "gru", "glossary"],
    "망각": ["lstm", "gru", "glossary"],
    "스캔": ["parallel", "glossary"],
    # Written together or apart.
    "은닉상태": ["rnn", "lstm", "gru", "glossary"],
    "은닉 상태": ["rnn", "lstm", "gru", "glossary"],
    "마지막은닉상태": ["rnn"],
    "원핫": ["sequences", "glossary"],
    # With a particle of the reader's own.
    "은닉을": ["rnn"],
    "망각게이트가": ["lstm"],
    # Several words, in any order.
    "망각 게이트": ["lstm", "gru"],
    "게이트 망각": ["lstm", "gru"],
    "파라미터 180": ["gru"],
    # English and names of the code, any case, parts of names.
    "LSTM": ["lstm", "gru", "glossary"],
    "return_sequences": ["rnn", "lstm", "gru"],
    "SimpleRNN": ["rnn", "lstm", "gru"],
    "reset_after": ["gru"],
    "hidden state": ["rnn", "glossary"],
    # Numbers, and one letter that is a name.
    "577": ["lstm"],
    "h": ["rnn", "lstm"],
    # Nothing: syllables that only meet at a border, in the wrong order, or not at all; letters inside other words.
    "태상": [],
    "상닉": [],
    "은닉 코끼리": [],
    "xyzzy": [],
}
