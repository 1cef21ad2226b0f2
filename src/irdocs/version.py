"""The version, in a module without imports, so that packaging can read it."""

VERSION = "0.1.0"
