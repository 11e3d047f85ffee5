"""Questions: one file pair each, chapters/CHAPTER/questions/NAME.py and NAME.yml. (NumPy only.)

Four uses ask them: a notebook (notebook.py), a page (export.py), drills (drills.py) and assignments
(assignments/authoring/question.py). Each reads the pair (reader.py) and judges an answer: a value
by data (values.py), a function on many cases (functions.py). lib/README.md lists all modules.

This is how a pair is written. NAME.py holds the code, NAME.yml the words in each language ({ko: …,
en: …}) and where the question serves. A name may serve once for each use, in whatever chapter:
check.NAME finds it by the name alone.

**NAME.py**, an ordinary module

    def NAME(…)             what is asked for is a function: the right one. A class, or another
                            name, is given as ASK
    def cases(rng)          the arguments that a function is tried with: yields dicts, at least 20,
                            drawn from a numpy.random.Generator at all sizes that the task admits,
                            the smallest too
    def read(value)         optional: what is compared of what the function returned; raises Wrong
    def answer()            what is asked for is a value: its last line returns the variables that
                            are asked. In an exercise that is `answer`, and the lines before it are
                            the solution that a learner may see
    def judge(received)     optional: decides about an answer that data cannot judge. It returns if
                            the answer is right and raises Wrong(WORDS["…"]) if not, where WORDS =
                            words_beside(__file__): the `words` of NAME.yml

For assignments `given(numbers)` draws a student's own data, which `answer` takes, and
`inputs(hidden)` the secret arguments; assignments/authoring/question.py says more. A drill has
`skills` and `ask`: drills.py.

**NAME.yml**

    for                     the uses it has, some of practice, page, drill, assignment
    hints, right            two hints (what to look at, how to start); what is said to a right
                            answer
    returns, apart, forbidden, otherwise       of a function: see functions.py
    kind, digits, options, parts, count, otherwise      of a value: see values.py
    asks, layer             of a value: the shapes or parameters of a layer, whose mistakes
                            layer_rules.yml knows
    layers                  of numbers: {name: its settings}, the parameters of several layers
    mistakes                what is often done wrong, with what is said to it, an entry each:
        edit: {old: new}    an edit of the solution, see mistakes.py; or
        order: [[i, f, c]]  these names, on the left of a `=`, in each other order. Of a value:
        answer: 12          the wrong value, a number or Python code; or above, below, between,
                            outside: bounds of it; or holds: an option that was chosen
        like: OTHER         the mistakes of another question of the chapter
    words                   what `judge` says
    relative, absolute      how much numbers may differ, where it is not 1e-4 and 1e-5
    tried                   what the tests hand in, each as an `edit` of the solution or as Python
                            code, `answer`:
        right               right answers in another style
        wrong               wrong ones; `says` is a part of the Korean sentence meant for it
        shortcuts           wrong ones that are right in many cases
        helpers             Python code before these
        harmless            which of the shortcuts of tests/course/tried.py change nothing here
        numbers_of_the_task numbers that a sentence may hold though they are part of the answer

tests/course/test_questions.py keeps what every question promises.
"""
