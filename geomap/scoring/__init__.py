"""Weighted sums of named features: one way to load, add up, explain and leave out what the readers weigh.

The weights lie in ``geomap/data/weights``, one file a question, each with the reason why it is what it is. They are
fitted by ``benchmarks/fitting.py``; nothing here learns.
"""

from geomap.scoring.class_scorer import ClassScorer
from geomap.scoring.contributions import BIAS, Contribution, Feature
from geomap.scoring.linear_scorer import LinearScorer, Weight

__all__ = ["BIAS", "ClassScorer", "Contribution", "Feature", "LinearScorer", "Weight"]
