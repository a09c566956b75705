from assistant.bootstrap import Assistant
from assistant.plan import Planner
from assistant.types import FigureRequest, Filter

REQUEST = FigureRequest("lookup", "nurse_flows", "nurses", (Filter("origin", ("Portugal",)), Filter("year", ("2022",))))


def test_a_request_explains_what_its_table_and_measure_say(nurses: Assistant) -> None:
    share, unexplained = Planner(nurses.tables).explained(
        "How many nurses went from Portugal to Spain in 2022?", REQUEST
    )
    assert share == 1.0
    assert unexplained == ()


def test_what_it_does_not_explain_is_named(nurses: Assistant) -> None:
    share, unexplained = Planner(nurses.tables).explained("How many bricklayers left Portugal in 2022?", REQUEST)
    assert share < 0.55
    assert unexplained == ("bricklayers",)


def test_of_two_sides_a_word_needs_one(nurses: Assistant) -> None:
    planner = Planner(nurses.tables)
    other = FigureRequest("lookup", "nurse_shares", "foreign_trained_percent")
    both = FigureRequest("ratio", operands=(REQUEST, other))
    question = "What was the foreign-trained percentage?"
    assert planner.explained(question, both)[1] == planner.explained(question, other)[1]
    assert planner.explained(question, both)[0] == planner.explained(question, other)[0]


def test_an_unknown_table_explains_nothing(nurses: Assistant) -> None:
    unknown = FigureRequest("lookup", "doctor_flows", "doctors")
    assert Planner(nurses.tables).explained("How many nurses?", unknown) == (0.0, ())
