"""The page. Only this package knows Gradio; what it shows is made by functions that do not."""

from assistant.interfaces.web.page import add_page

__all__ = ["add_page"]
