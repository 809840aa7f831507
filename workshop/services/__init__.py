"""The one door: commands that change a session, queries that show it, printing, import, back-up."""
