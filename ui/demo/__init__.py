"""A half day played by the program itself, through the real windows."""
