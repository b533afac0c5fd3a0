"""Tests of what turns other players down."""
