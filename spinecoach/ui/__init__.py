"""The window. The only place besides `app` that knows Qt.

Widgets draw an immutable `Frame` of the session; they hold no state of the
workout and decide nothing.
"""
