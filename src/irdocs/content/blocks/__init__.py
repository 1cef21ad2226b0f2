"""The blocks of content.yaml: every kind, its keys, and what must hold between them."""

from __future__ import annotations

from irdocs.content.blocks.block import Block
from irdocs.content.blocks.callout import Callout
from irdocs.content.blocks.cards import Card, Cards, Event, Timeline
from irdocs.content.blocks.case import Case, CasePart
from irdocs.content.blocks.chart import Chart
from irdocs.content.blocks.chart_keys import Reference, Series
from irdocs.content.blocks.code import CodeBlock
from irdocs.content.blocks.columns import Column, ColumnBlock, Columns, ColumnVisual, ColumnWords
from irdocs.content.blocks.contact import ContactBlock, ContactMap
from irdocs.content.blocks.flow_chart import FlowChart, FlowLink, FlowStep, StepKind, Way
from irdocs.content.blocks.formula import FormulaBlock
from irdocs.content.blocks.image import Image, Images, SmallImage
from irdocs.content.blocks.page_break import PageBreak
from irdocs.content.blocks.quiz import Quiz
from irdocs.content.blocks.resources import LONG_ADDRESS, LONG_PART, Resource, Resources
from irdocs.content.blocks.risk import Risk, RiskGroup
from irdocs.content.blocks.statistics import Statistic, Statistics
from irdocs.content.blocks.table import (
    ColumnAlign,
    RowGroup,
    ShadedRow,
    ShadeKey,
    SpannedCell,
    Table,
    TableColumn,
)
from irdocs.content.blocks.table_grid import GridCell, GridRow
from irdocs.content.blocks.text import LIST_LEVELS, ListPoint, Points, Quote, Term, Terms, TextBlock
from irdocs.content.blocks.video import Video

AnyBlock = (
    TextBlock
    | Points
    | Terms
    | Timeline
    | Cards
    | Case
    | Columns
    | Statistics
    | Chart
    | Risk
    | Table
    | FormulaBlock
    | CodeBlock
    | Image
    | Images
    | Video
    | FlowChart
    | Callout
    | Quote
    | Quiz
    | Resources
    | ContactBlock
    | PageBreak
)

__all__ = [
    "LIST_LEVELS",
    "LONG_ADDRESS",
    "LONG_PART",
    "AnyBlock",
    "Block",
    "Callout",
    "Card",
    "Cards",
    "Case",
    "CasePart",
    "Chart",
    "CodeBlock",
    "Column",
    "ColumnAlign",
    "ColumnBlock",
    "ColumnVisual",
    "ColumnWords",
    "Columns",
    "ContactBlock",
    "ContactMap",
    "Event",
    "FlowChart",
    "FlowLink",
    "FlowStep",
    "FormulaBlock",
    "GridCell",
    "GridRow",
    "Image",
    "Images",
    "ListPoint",
    "PageBreak",
    "Points",
    "Quiz",
    "Quote",
    "Reference",
    "Resource",
    "Resources",
    "Risk",
    "RiskGroup",
    "RowGroup",
    "Series",
    "ShadeKey",
    "ShadedRow",
    "SmallImage",
    "SpannedCell",
    "Statistic",
    "Statistics",
    "StepKind",
    "Table",
    "TableColumn",
    "Term",
    "Terms",
    "TextBlock",
    "Timeline",
    "Video",
    "Way",
]
