"""The page, in Gradio. Parses, calls, shows; every decision about answers is made below."""

from assistant.interfaces.web.mounting import mount_page
from assistant.interfaces.web.page import create_page

__all__ = ["create_page", "mount_page"]
