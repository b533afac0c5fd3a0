"""The outside world without Qt: files, packs, history, exchange, speech, system.

Adapters implement the ports of the core (`core.workout.ports`, `core.coaching.ports`). They know
the core and assets, and never the window or the terminal.
"""
