"""What one sees: the only package that knows Textual."""

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
"""With the whole Kitty protocol on, accents are lost on some macOS terminals: asked for before Textual is imported."""
