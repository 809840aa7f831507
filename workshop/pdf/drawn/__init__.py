"""Small pictures for paper, as pure scenes: strips in table cells, boxes to fill, keys."""
