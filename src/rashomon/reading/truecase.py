"""Stub until the real one is written."""


def needs_truecase(text: str) -> bool:
    return False


def truecase(text: str) -> str:
    return text


def truecase_headline(title: str) -> str:
    return title
