from assistant.ingest.documents import make_document
from assistant.ingest.loaders import Loaded
from assistant.ingest.metadata import Metadata

LOADED = Loaded("Own title", "A. Author", "2020", "Text.", ((0, 5),), url="https://example.org")


def test_stated_goes_before_own_and_own_before_the_rest() -> None:
    stated = Metadata(title="Stated", published="2021-05", places=("Portugal",), summary="In short.")
    document = make_document("a", "document", LOADED, stated, publisher="Corpus", licence="CC0")
    source = document.source
    assert (source.title, source.author, source.published) == ("Stated", "A. Author", "2021-05")
    assert (source.publisher, source.licence, source.url) == ("Corpus", "CC0", "https://example.org")
    assert (document.text, document.pages, document.places) == ("Text.", ((0, 5),), ("Portugal",))


def test_an_author_stands_for_a_publisher_and_a_file_name_for_a_title() -> None:
    assert make_document("a", "document", LOADED, Metadata()).source.publisher == "A. Author"
    bare = make_document("nurse_flows-2020", "document", Loaded("", "", "", "Text."), Metadata())
    assert (bare.source.title, bare.source.publisher, bare.source.published) == ("Nurse flows 2020", "", "")
