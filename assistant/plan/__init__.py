"""From a question and the catalogue to a plan of what to look up and compute. Computes and retrieves nothing."""

from assistant.plan.grids.nearness import Nearness, labels_to_embed
from assistant.plan.model import ModelPlanner
from assistant.plan.planner import Planner
from assistant.plan.proposing import Proposer
from assistant.plan.questions import check_question

__all__ = ["ModelPlanner", "Nearness", "Planner", "Proposer", "check_question", "labels_to_embed"]
