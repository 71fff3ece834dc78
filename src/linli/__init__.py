"""Linli 邻里: software for the grassroots organisations that serve a neighbourhood."""

__version__ = "0.5.0"
