"""Screener beside a stock Rasa bot and beside the least that a durable chat can cost."""
