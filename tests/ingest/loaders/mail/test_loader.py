from email.message import EmailMessage
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.loaders import attached, load

PAGE = "<html><body><h2>Stock</h2><p>In 2019 <b>4,213</b> nurses asked.</p></body></html>"
HEAD = b"From: ana@x.example\r\nSubject: Odd\r\n"


def _mail(folder: Path, message: EmailMessage | bytes) -> Path:
    path = folder / "mail.eml"
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return path


def _message(subject: str = "Nurses in Lisboa é") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ana João <ana@health.example>"
    message["To"] = '"Silva, Rui" <rui@health.example>'
    message["Date"] = "Wed, 12 May 2021 08:00:00 +0100"
    message["Subject"] = subject
    return message


def test_a_plain_mail_with_its_reply(tmp_path: Path) -> None:
    message = _message()
    message.set_content("Dear Rui,\n\nit was 4,213.\n# of nurses: 5\n- one\n\n\n\n> You wrote:\n> 4,000.\n")
    loaded = load(_mail(tmp_path, message))
    assert loaded.text == (
        "# Nurses in Lisboa é\n\nFrom: Ana João <ana@health.example>\n"
        'To: "Silva, Rui" <rui@health.example>\nDate: Wed, 12 May 2021 08:00:00 +0100\n\n'
        "Dear Rui,\n\nit was 4,213.\n\\# of nurses: 5\n- one\n\n> You wrote:\n> 4,000."
    )
    assert (loaded.title, loaded.author, loaded.published) == ("Nurses in Lisboa é", "Ana João", "2021-05-12")


def test_flowing_lines_are_rejoined(tmp_path: Path) -> None:
    body = b"Content-Type: text/plain; format=flowed\r\n\r\nIt was \r\n4,213.\r\n> You \r\n> wrote.\r\n"
    assert load(_mail(tmp_path, HEAD + body)).text.endswith("\n\nIt was 4,213.\n> You wrote.")


def test_plain_text_is_preferred_and_a_page_taken_where_there_is_none(tmp_path: Path) -> None:
    both = _message()
    both.set_content("It was 4,213.\n")
    both.add_alternative(PAGE, subtype="html")
    assert load(_mail(tmp_path, both)).text.endswith("\n\nIt was 4,213.")
    page = _message()
    page.set_content(PAGE, subtype="html")
    assert load(_mail(tmp_path, page)).text.endswith("\n\n## Stock\n\nIn 2019 4,213 nurses asked.")


def test_attachments_are_listed_and_handed_over(tmp_path: Path) -> None:
    inner, message = _message("Inner"), _message()
    inner.set_content("Inner text.\n")
    message.set_content("See the table.\n")
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="../../Relatório 1.csv")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", disposition="inline")
    message.add_attachment(inner)
    path = _mail(tmp_path, message)
    assert load(path).text.endswith("See the table.\n\nAttachments: Relatório 1.csv, attachment-4.eml")
    (name, data), (mail, inside) = attached(path)
    assert (name, data, mail) == ("Relatório 1.csv", b"a,b\n1,2\n", "attachment-4.eml")
    assert b"Inner text." in inside


def test_a_mail_of_attachments_only_says_so(tmp_path: Path) -> None:
    message = _message()
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="a.csv")
    assert load(_mail(tmp_path, message)).remarks == ("The mail has no text, only attachments.",)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"Content-Type: text/plain; charset=x-nonsense\r\n\r\nCaf\xe9", "Café"),
        (
            b"Content-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\xa3\xf3d\xbc",
            "Łódź",
        ),
        (b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nxYHDs2TFug==", "Łódź"),
        (b"Date: Foo 99 Bar\r\nTo: <<>>\r\n\r\nhello", "hello"),
    ],
)
def test_odd_charsets_and_headers(tmp_path: Path, body: bytes, said: str) -> None:
    loaded = load(_mail(tmp_path, HEAD + body))
    assert loaded.text.endswith(f"\n\n{said}")
    assert loaded.published == ""


PARTS = b"--b\nContent-Type: application/x\n\nxx\n" * 1_200


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"hello world, this is no mail\n", "not a mail"),
        (b"Title: my text\n\nfoo\n", "not a mail"),
        (HEAD + b"\r\n", "holds no text"),
        (HEAD + b"Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", "encrypted"),
        (HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxxx\n", "encrypted"),
        (HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + PARTS + b"--b--\n", "more than 1,000 parts"),
        (HEAD + b"Content-Type: message/rfc822\n\nSubject: x\n" * 2_000 + b"\nhello\n", "broken"),
    ],
    ids=["text", "title", "empty", "pgp", "smime", "parts", "nested"],
)
def test_what_is_no_readable_mail_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(CorpusError, match=words) as caught:
        load(_mail(tmp_path, data))
    assert caught.value.hint
