"""Pictures of the 3D map: dumbbells, flat maps, the cube."""
