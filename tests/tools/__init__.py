"""Tests of the developer tools in tools/: one test file for each module of `tools/devtools`."""
