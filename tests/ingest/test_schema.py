from assistant.ingest.schema import read_fields


def test_roles_and_titles_that_are_not_said_follow_from_type_and_name() -> None:
    fields, _, told = read_fields(
        [{"name": "year", "type": "year"}, {"name": "country"}, {"name": "nurses_abroad", "type": "integer"}]
    )
    assert [field.role for field in fields] == ["time", "dimension", "measure"]
    assert fields[0].kind == "year"
    assert fields[2].title == "nurses abroad"
    assert told == ()


def test_groups_are_kept_apart_from_single_members_like_totals() -> None:
    about = {"role": "dimension", "totals": ["All countries"], "groups": ["Nordic countries"]}
    (field,), (said,), _ = read_fields([{"name": "country", "assistant": about}])
    assert field.totals == ("All countries", "Nordic countries")
    assert said.groups == ["Nordic countries"]


def test_complaints_name_the_field() -> None:
    _, _, (said,) = read_fields([{"name": "country", "assistant": {"role": "row"}}])
    assert "the field country" in said.what
