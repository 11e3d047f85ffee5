"""What feedback and reports say, in both languages. A note is data: {"code": …} with what the sentence needs."""

NOTES = {
    # a whole submission
    "missing_submission": ("제출물이 없다.", "There is no submission."),
    "empty": ("빈 파일이다.", "The file is empty."),
    "too_big": ("파일이 {megabytes} MB보다 크다.", "The file is larger than {megabytes} MB."),
    "broken": ("노트북으로 읽을 수 없는 파일이다.", "The file cannot be read as a notebook."),
    "not_a_notebook": ("노트북(.ipynb)이 아닌 파일이다.", "This file is not a notebook (.ipynb)."),
    "no_code": ("노트북에 코드가 없다.", "The notebook holds no code."),
    "other_assignment": ("다른 과제의 파일이다: {got}", "This is another assignment's file: {got}"),
    "refused_late": ("마감 뒤에 내서 받지 않았다.", "Handed in too late to be accepted."),
    "late": ("마감보다 {days}일 늦어 {percent}%를 뺐다.", "{days} day(s) late: {percent}% deducted."),
    # a cell
    "id_differs": (
        "노트북의 학번({got})이 명단의 학번({wanted})과 다르다. 채점은 명단의 학번에 딸린 숫자로 했다.",
        "The notebook's id ({got}) is not the one on the roster ({wanted}), whose numbers were used for grading.",
    ),
    "slow": ("시간 안에 끝나지 않았다.", "It did not finish in time."),
    "memory": ("메모리를 너무 많이 썼다.", "It used too much memory."),
    "processes": ("프로세스를 너무 많이 만들었다.", "It started too many processes."),
    "flood": ("출력이 너무 많다.", "It wrote too much."),
    "files": ("파일을 너무 많이 만들었다.", "It made too many files."),
    "exit": ("실행하는 프로세스를 끝냈다.", "It ended the running process."),
    "left": ("프로세스를 남겨 두었다. 끝냈다.", "It left a process behind, which was ended."),
    "forged": (
        "결과가 나가는 통로에 스스로 썼다. 그 내용은 무시했다.",
        "It wrote to the results' channel by itself; what it wrote was ignored.",
    ),
    "error": ("오류가 났다: {error}", "An error was raised: {error}"),
    # one answer
    "unanswered": ("답하지 않았다.", "Not answered."),
    "missing": (
        "그런 이름이 없다. 셀을 지웠거나 그 셀에서 오류가 났다.",
        "No such name: its cell was deleted or failed.",
    ),
    "large": ("답이 너무 크다.", "The answer is too large."),
    "object": (
        "답이 숫자, 글, 튜플, 배열이 아니다({got}).",
        "The answer is not numbers, text, tuples or arrays ({got}).",
    ),
    "type": ("{wanted} 형이어야 하는데 {got} 형이다.", "{wanted} expected, {got} found."),
    "shape": ("배열의 모양이 다르다. 받은 모양은 {got}이다.", "The array's shape is wrong; it was {got}."),
    "length": ("원소의 개수가 다르다. 받은 것은 {got}개다.", "The number of items is wrong; it was {got}."),
    "shape_of_call": ("돌려준 배열의 모양이 다르다.", "The returned array has the wrong shape."),
    "length_of_call": ("돌려준 원소의 개수가 다르다.", "The number of returned items is wrong."),
    "object_of_call": (
        "돌려준 것이 숫자, 글, 튜플, 배열이 아니다.",
        "What was returned is not numbers, text, tuples or arrays.",
    ),
    "keys": ("사전의 열쇠가 다르다.", "The dictionary's keys are wrong."),
    "value": ("값이 다르다.", "The value is wrong."),
}
LABELS = {
    "feedback": ("피드백", "Feedback"),
    "score": ("점수", "Score"),
    "question": ("문제", "Question"),
    "right": ("맞음", "Right"),
    "all_right": ("모두 맞았다.", "All right."),
    "notes": ("말할 것", "Notes"),
    "cells": ("실행하며 생긴 일", "What happened while it ran"),
    "cell": ("셀 {number}", "Cell {number}"),
    "all": ("노트북 전체", "The whole notebook"),
    "file": ("채점한 파일", "The file that was graded"),
    "override": (
        "강의자가 점수를 {score}점으로 바꾸었다. 이유: {reason}",
        "The lecturer set the score to {score}. Reason: {reason}",
    ),
    "how": (
        "각 문제의 점수는 맞은 물음의 비율만큼이다. 여러분이 보지 못한 입력으로 물었다.",
        "A question earns points for the share of its checks that passed. The inputs were ones you have not seen.",
    ),
}


def say(note, language):
    """One note as a sentence in "ko" or "en"; the name of the answer comes first."""
    korean = language == "ko"
    if note["code"] == "said":
        text = note["ko" if korean else "en"]
    else:
        template = NOTES.get(note["code"], ("알 수 없는 까닭이다.", "Unknown reason."))[0 if korean else 1]
        text = template.format_map(_Unknown(note))
    return f"{note['name']}: {text}" if note.get("name") else text


def label(name, language, **values):
    """A fixed text in "ko" or "en"."""
    return LABELS[name][0 if language == "ko" else 1].format(**values)


def unit(name, language):
    """ "cell 3" as "셀 3"; other names stay."""
    if name.startswith("cell "):
        return label("cell", language, number=name[5:])
    return label("all", language) if name == "all" else name


class _Unknown(dict):
    def __missing__(self, key):
        return "?"
