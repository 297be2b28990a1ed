"""The language server: what editors show while people type.  It needs the extra ``server``."""
