"""How does a class play together? One room is a fold over its log; host, projector, page and terminal are views of it."""
