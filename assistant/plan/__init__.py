"""From a question and the catalogue to a plan of what to look up and compute. Computes and retrieves nothing."""

from assistant.plan.planner import Planner

__all__ = ["Planner"]
