"""The version, kept apart so that packaging can read it."""

VERSION = "0.1.0"
