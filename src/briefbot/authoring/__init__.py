"""How is a briefing made? From an article to a file that is checked, tested and covers its source."""
