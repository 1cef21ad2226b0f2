"""What a listener is told of a flow chart.

Steps are read in the order of the list. An arrow to the next step of the list need not be told; one
with an answer, or to another step, is told with the words of the step that it leads to.
"""

from __future__ import annotations

from collections.abc import Sequence

from irdocs.content.blocks import FlowChart, FlowLink
from irdocs.locale import Locale


def chart_text(chart: FlowChart, locale: Locale) -> str:
    """Return the alternative text of the chart as a whole."""
    return locale.words.flow_chart(number=locale.count(len(chart.steps)))


def is_told(link: FlowLink) -> bool:
    """Whether an arrow says more than the order of the list."""
    return link.when is not None or link.target != link.source + 1


def arrow_text(link: FlowLink, steps: Sequence[str], locale: Locale) -> str:
    """Return the alternative text of an arrow; `steps` are the words of all steps."""
    step = steps[link.target]
    if link.when is None:
        return locale.words.flow_next(step=step)
    return locale.words.flow_answer(answer=link.when, step=step)
