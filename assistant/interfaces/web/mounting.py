"""Mounts the page into an application, with everything of Gradio's that reaches outside switched off."""

from __future__ import annotations

import os

from fastapi import FastAPI

from assistant.interfaces.web.page import CSS, create_page
from assistant.pipeline import Pipeline


def mount_page(app: FastAPI, assistant: Pipeline) -> FastAPI:
    """The application with the page at "/"; routes of the application itself come first."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import gradio as gr

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        create_page(assistant),
        path="/",
        css_paths=[CSS],
        theme=gr.themes.Default(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        allowed_paths=[],
        max_file_size="1mb",
        show_error=False,
        ssr_mode=False,
        footer_links=[],
    )
    return mounted
