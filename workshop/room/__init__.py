"""What a room sees, without Qt: scenes, their typesetting and charts, and the pages of a day."""
