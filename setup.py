"""The packages of a wheel, with the two folders that stand beside them in a checkout.

All else about the program is in `pyproject.toml`, which cannot name both found and placed packages.
"""

from setuptools import find_packages, setup

CARRIED = {"workshop.assets": "assets", "workshop.exercises": "exercises"}

setup(
    packages=[*find_packages(include=["workshop*", "ui*"]), *CARRIED],
    package_dir=CARRIED,
)
