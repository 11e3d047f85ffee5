"""What feedback and reports say, in both languages. A note is data: {"code": …} with what its sentence needs."""

from lib.text import LANGUAGES, Text

NOTES = {
    # a whole submission
    "missing_submission": Text("제출물이 없습니다.", "There is no submission."),
    "empty": Text("빈 파일입니다.", "The file is empty."),
    "too_big": Text("파일이 {megabytes} MB보다 큽니다.", "The file is larger than {megabytes} MB."),
    "broken": Text("노트북으로 읽을 수 없는 파일입니다.", "The file cannot be read as a notebook."),
    "not_a_notebook": Text("노트북(.ipynb)이 아닌 파일입니다.", "This file is not a notebook (.ipynb)."),
    "unreadable": Text(
        "압축 파일에서 꺼낼 수 없는 파일입니다({why}).", "The file cannot be taken out of the archive ({why})."
    ),
    "no_code": Text("노트북에 코드가 없습니다.", "The notebook holds no code."),
    "other_assignment": Text("다른 과제의 파일입니다: {got}", "This is another assignment's file: {got}"),
    "refused_late": Text("마감 뒤에 냈기 때문에 받지 않습니다.", "It was handed in too late to be accepted."),
    "late": Text("마감보다 {days}일 늦었기 때문에 {percent}%를 뺐습니다.", "{days} day(s) late: {percent}% deducted."),
    # a cell
    "id_differs": Text(
        "노트북의 학번({got})이 명단의 학번({wanted})과 다릅니다. 명단의 학번에 해당하는 숫자로 채점했습니다.",
        "The notebook's id ({got}) is not the one on the roster ({wanted}), whose numbers were used for grading.",
    ),
    "slow": Text("제한 시간 안에 끝나지 않았습니다.", "It did not finish in time."),
    "memory": Text("메모리를 너무 많이 썼습니다.", "It used too much memory."),
    "processes": Text("프로세스를 너무 많이 만들었습니다.", "It started too many processes."),
    "files": Text("파일을 너무 많이 만들었습니다.", "It made too many files."),
    "flood": Text("출력이 너무 많습니다.", "It wrote too much."),
    "exit": Text("코드를 실행하는 프로세스를 끝냈습니다.", "It ended the process that runs the code."),
    "left": Text(
        "셀이 끝난 뒤에도 프로세스가 남아 있어서 그 프로세스를 끝냈습니다.",
        "A process was still running when the cell had finished, and was ended.",
    ),
    "forged": Text(
        "채점 결과가 나가는 통로에 직접 썼습니다. 그 내용은 무시했습니다.",
        "It wrote to the channel for results; what it wrote was ignored.",
    ),
    "error": Text("오류가 났습니다: {error}", "An error was raised: {error}"),
    # one answer
    "unanswered": Text("아직 답하지 않았습니다.", "Not answered."),
    "missing": Text(
        "그런 이름이 없습니다. 셀을 지웠거나 그 셀에서 오류가 났습니다.",
        "There is no such name: its cell was deleted or failed.",
    ),
    "large": Text("답이 너무 큽니다.", "The answer is too large."),
    "object": Text(
        "답이 숫자, 글, 튜플, 배열이 아닙니다({got}).", "The answer is not numbers, text, tuples or arrays ({got})."
    ),
    "object_of_call": Text(
        "함수가 돌려준 것이 숫자, 글, 튜플, 배열이 아닙니다.",
        "What the function returned is not numbers, text, tuples or arrays.",
    ),
    "type": Text("{wanted} 형이어야 하는데 {got} 형입니다.", "{wanted} expected, {got} found."),
    "type_unknown": Text("답의 자료형({got})이 다릅니다.", "The type of the answer ({got}) is wrong."),
    "shape": Text("배열의 모양이 다릅니다. 받은 모양은 {got}입니다.", "The array's shape is wrong; it was {got}."),
    "shape_of_call": Text("함수가 돌려준 배열의 모양이 다릅니다.", "The returned array has the wrong shape."),
    "length": Text("원소의 개수가 다릅니다. 받은 것은 {got}개입니다.", "The number of items is wrong; it was {got}."),
    "length_of_call": Text("함수가 돌려준 원소의 개수가 다릅니다.", "The number of returned items is wrong."),
    "keys": Text("사전의 키가 다릅니다.", "The dictionary's keys are wrong."),
    "value": Text("값이 다릅니다.", "The value is wrong."),
}
UNKNOWN = Text("알 수 없는 이유로 점수가 없습니다.", "No points, for an unknown reason.")
LABELS = {
    "feedback": Text("피드백", "Feedback"),
    "score": Text("점수", "Score"),
    "question": Text("문제", "Question"),
    "right": Text("정답", "Right"),
    "all_right": Text("모두 정답입니다.", "All right."),
    "notes": Text("설명", "Notes"),
    "cells": Text("실행하는 동안 생긴 일", "What happened while it ran"),
    "cell": Text("셀 {number}", "Cell {number}"),
    "all": Text("노트북 전체", "The whole notebook"),
    "file": Text("채점한 파일", "The file that was graded"),
    "override": Text(
        "강의자가 점수를 {score}점으로 바꾸었습니다. 이유: {reason}",
        "The lecturer set the score to {score}. Reason: {reason}",
    ),
    "how": Text(
        "각 문제의 점수는 맞힌 물음의 몫만큼입니다. 여러분이 보지 못한 입력으로 물었습니다.",
        "A question earns points for the share of its checks that passed. The inputs were ones you have not seen.",
    ),
}
REPORT = {
    "report": Text("과제 보고", "Class report"),
    "students": Text("학생", "Students"),
    "mean": Text("평균", "mean"),
    "median": Text("중앙값", "median"),
    "lowest": Text("최저", "lowest"),
    "highest": Text("최고", "highest"),
    "points": Text("만점", "out of"),
    "last": Text("여러 번 냈으면 마지막 것을 채점합니다", "of several submissions the last one counts"),
    "first": Text("여러 번 냈으면 첫 번째 것을 채점합니다", "of several submissions the first one counts"),
    "best": Text("여러 번 냈으면 가장 좋은 것을 채점합니다", "of several submissions the best one counts"),
    "due": Text("마감 {due}", "due {due}"),
    "grace": Text("{minutes}분까지는 늦어도 됩니다", "{minutes} minutes of grace"),
    "late": Text("늦은 하루마다 {percent}%를 뺍니다", "{percent}% off for each day late"),
    "refused": Text("{days}일이 넘으면 받지 않습니다", "refused after {days} days"),
    "waiting": Text("아직 채점하지 못한 학생: {count}명", "Students without a grade yet: {count}"),
    "torn": Text(
        "기록에서 {count}줄을 읽을 수 없습니다.", "{count} lines of the log cannot be read; a crash has torn them."
    ),
    "language": Text(
        "명단에 language 열이 없어서 피드백은 모두 한국어입니다.",
        "The roster has no column language, so all feedback is in Korean.",
    ),
    "distribution": Text("점수 분포", "Distribution of scores"),
    "range": Text("점수 구간마다 학생 수", "students in each range of the score"),
    "by_question": Text("문제별", "By question"),
    "question": Text("문제", "Question"),
    "worth": Text("배점", "Points"),
    "full": Text("모두 정답", "Full marks"),
    "mistakes": Text("흔한 실수", "Commonest mistakes"),
    "said": Text("피드백에 쓴 말", "What the feedback says"),
    "alike": Text("눈에 띄게 닮은 제출물", "Strikingly similar submissions"),
    "alike_how": Text(
        "닮았다는 것이 베꼈다는 증거는 아닙니다. 짧은 답은 저절로 닮습니다. 노트북을 열어 보고 판단합니다.",
        "Likeness is no proof of copying: short answers are alike by themselves. Open the notebooks and judge.",
    ),
    "alike_code": Text("코드가 적어도 {percent}% 같습니다", "their code is alike to at least {percent}%"),
    "alike_public": Text(
        "마스터나 공개된 풀이와 거의 같습니다", "their code is nearly that of the master or of a public solution"
    ),
    "alike_numbers": Text(
        "첫째 학생의 답이 둘째 학생의 숫자에 맞습니다({names})",
        "the first student's answers fit the second student's numbers ({names})",
    ),
    "none": Text("없습니다.", "None."),
    "look": Text("살펴볼 것", "To look at"),
    "missing": Text("제출하지 않은 학생", "No submission"),
    "by_hand": Text("강의자가 정한 점수", "Score set by hand"),
    "unmatched": Text("주인을 모르는 파일", "File without an owner"),
    "beside": Text("채점하지 않은 파일", "File that was not graded"),
    "all_students": Text("학생별 점수", "All students"),
    "name": Text("이름", "Name"),
    "id": Text("학번", "Id"),
    "score": Text("점수", "Score"),
    "remark": Text("참고", "Remarks"),
}


def pick(text, language):
    """Returns the text in "ko" or "en"."""
    return text[LANGUAGES.index(language)]


def say(note, language):
    """Returns one note as a sentence in "ko" or "en"; the name of the answer comes first. A note that no sentence fits,
    which only a fault of ours can make, gets UNKNOWN: it must not stop the report of a class."""
    if note.get("code") == "said":
        text = note.get(language, pick(UNKNOWN, language))
    else:
        try:
            text = pick(NOTES.get(note.get("code"), UNKNOWN), language).format_map(note)
        except (KeyError, TypeError):
            text = pick(UNKNOWN, language)
    return f"{note['name']}: {text}" if note.get("name") else text


def label(name, language, **values):
    """Returns a fixed text in "ko" or "en"."""
    return pick(LABELS[name], language).format(**values)


def word(name, language, **values):
    """Returns a fixed text of the class report in "ko" or "en"."""
    return pick(REPORT[name], language).format(**values)


def unit(name, language):
    """Returns "cell 3" as "셀 3"; other names stay."""
    if name.startswith("cell "):
        return label("cell", language, number=name[5:])
    return label("all", language) if name == "all" else name
