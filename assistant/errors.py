"""The error tree. Every error is one sentence about what is wrong and a hint about what to do.

AssistantError            .hint: what the caller can do now; .exit_status: 1 or 2
├── QuestionError         empty, too long, or not in English
├── InputError            a file the caller names (batch, receipt, request, cases, draft) is missing or badly formed
├── ConfigError           unknown setting, bad value, missing extra
├── CorpusError           folder or file missing, unreadable or badly formed; duplicate ids
├── StoreError
│   ├── IndexMissing      nothing has been ingested yet
│   ├── IndexStale        built with another embedding model
│   ├── IndexBroken       no generation opens
│   └── IndexUnwritable   folder cannot be written, or is locked by another ingest
├── SourceNotFound        no such source id
├── ModelError            .retryable
│   ├── ModelUnavailable  the chat or embedding model cannot be reached or loaded
│   └── ModelReplyInvalid its structured reply does not validate
└── FigureError           the request cannot be computed as it stands
    ├── UnknownName       table, measure, dimension or member; .nearest: valid choices
    ├── NoData            valid request, no cells
    └── NotMeaningful     statistically wrong: shares of different bases added, totals with parts, ...
"""


class AssistantError(Exception):
    """Base of all errors a user may see: `str(error)` is the sentence, `hint` says what to do."""

    exit_status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class QuestionError(AssistantError):
    """The question is empty, too long or in a language the assistant does not read."""


class InputError(AssistantError):
    """A file that the caller names, or a line of it, is missing, unreadable or badly formed."""


class ConfigError(AssistantError):
    """A setting is unknown or has a bad value, or an optional package is missing."""


class CorpusError(AssistantError):
    """The corpus folder or a file in it is missing, unreadable or badly formed."""


class StoreError(AssistantError):
    """The index cannot serve."""


class IndexMissing(StoreError):
    """Nothing has been ingested yet."""


class IndexStale(StoreError):
    """The index was built with another embedding model than the settings name."""


class IndexBroken(StoreError):
    """No generation of the index opens."""


class IndexUnwritable(StoreError):
    """The index folder cannot be written, or another ingest holds it."""


class SourceNotFound(AssistantError):
    """No source has that id."""


class ModelError(AssistantError):
    """A language or embedding model failed; `retryable` says whether trying again may help."""

    exit_status = 1
    retryable = False


class ModelUnavailable(ModelError):
    """The model cannot be reached or loaded.

    `cause` says why in the assistant's own words, `status` is its server's (HTTP), `retry_after` the seconds
    that it asks to wait.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        cause: str = "it cannot be reached",
        status: int | None = None,
        retryable: bool = True,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.cause = cause
        self.status = status
        self.retryable = retryable
        self.retry_after = retry_after


class ModelReplyInvalid(ModelError):
    """The model's structured reply does not validate."""


class FigureError(AssistantError):
    """A figure request cannot be computed as it stands."""


class UnknownName(FigureError):
    """A table, measure, dimension or member that the catalogue does not know; `nearest` are valid choices."""

    def __init__(self, message: str, hint: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.nearest = nearest


class NoData(FigureError):
    """The request is valid but no cell answers it."""


class NotMeaningful(FigureError):
    """The request would give a number that means nothing."""
