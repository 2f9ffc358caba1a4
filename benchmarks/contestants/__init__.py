"""What is measured: the floor, a stock Rasa bot, and Screener, each behind the same few methods."""
