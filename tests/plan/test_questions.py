import pytest

from assistant.errors import QuestionError
from assistant.plan import check_question


@pytest.mark.parametrize(
    "question",
    [
        "ROK share 2022?",
        "China vs India stay rate 2017",
        "2025 net AI talent migration LinkedIn US compared UK",
        "Tsinghua Peking Zhejiang elite graduates",
        "H-1B O-1A EB-1 visa approvals 2021",
        "Saudi Arabia UAE Israel net migration",
        "Geoffrey Hinton Yoshua Bengio Yann LeCun workplace",
        "Brazil São Paulo researchers outflow",
        "Nurses?",
        "What does Ausbildungsduldung mean in Germany?",
        "Where do the alumni of École normale supérieure de Lyon go?",
    ],
)
def test_english_passes_whatever_names_it_has(question: str) -> None:
    assert check_question(question, 2000) == question


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuál es la proporción de investigadores chinos en Estados Unidos?",
        "Quelle part des chercheurs en IA travaille en France ?",
        "Wie viele Pflegekräfte arbeiten in Deutschland?",
        "Was ist der Anteil der Forscher über alle Länder?",
        "Of die onderzoekers in China blijven werken?",
        "Quantos enfermeiros deixaram Portugal em 2020?",
        "Ilu badaczy pracuje w Polsce?",
        "中国的人工智能研究人员有多少？",
        "Сколько исследователей работает в США?",
    ],
)
def test_another_language_is_refused(question: str) -> None:
    with pytest.raises(QuestionError, match="in another language"):
        check_question(question, 2000)


@pytest.mark.parametrize("question", ["", "  \n", "?!", "\u200b\u200d", "\x00"])
def test_empty_is_refused(question: str) -> None:
    with pytest.raises(QuestionError, match="is empty"):
        check_question(question, 2000)


def test_too_long_is_refused_with_both_lengths() -> None:
    with pytest.raises(QuestionError, match=r"has 20,000 characters; at most 2,000"):
        check_question("a" * 20_000, 2000)


def test_spaces_are_tidied_and_invisible_characters_removed() -> None:
    assert check_question(" How  many\nnurses\u200b left? ", 2000) == "How many nurses left?"
