"""The talent-flow assistant: answers with a citation under every sentence and a proof under every number."""
