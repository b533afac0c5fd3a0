"""Exercise packs: TOML files read, checked and kept on a shelf."""
