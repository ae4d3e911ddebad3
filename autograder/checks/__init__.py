"""Hidden checks and known wrong ideas, one module a lesson; never shipped to students."""
