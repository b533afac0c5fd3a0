"""The adapters against the real files, databases and processes; nothing here needs Qt."""
