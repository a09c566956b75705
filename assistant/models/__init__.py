"""Embedding, chat and reranking models, chosen by the settings. Loads no weights before the first use."""

from assistant.models.chat import load_chat_model
from assistant.models.embedder import Embedder
from assistant.models.loading import load_embedder
from assistant.models.replies import json_of
from assistant.models.reranker import Reranker, load_reranker
from assistant.models.talk import Talk

__all__ = ["Embedder", "Reranker", "Talk", "json_of", "load_chat_model", "load_embedder", "load_reranker"]
