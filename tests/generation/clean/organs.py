"""Organs that make reports: names, and the words by which each speaks of itself and of its area."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

_PLACES = (
    "青禾", "云岭", "石浦", "白沙", "临泽", "柳河", "南屏", "松林", "望江", "长塘", "金坪", "永宁", "双桥", "凤山", "沙洲", "清源",
)  # fmt: skip
_DEPARTMENTS = (
    "财政局", "教育局", "水利局", "民政局", "司法局", "审计局", "统计局", "信访局", "医疗保障局", "自然资源和规划局",
    "市场监督管理局", "交通运输局", "农业农村局", "文化和旅游局", "住房和城乡建设局", "人力资源和社会保障局", "应急管理局",
    "退役军人事务局", "发展和改革委员会", "卫生健康委员会", "综合行政执法局", "乡村振兴局",
)  # fmt: skip
_TEMPORARY = "乡村振兴局"
"""Founded in 2021 and given up in 2023."""
_UNITS = {"委员会": "委", "局": "局"}


@dataclass(frozen=True, slots=True)
class Organ:
    """``kind`` and ``level`` as the rules name them; ``words`` are what the wordings call by the same names.

    ``area`` of the words is the whole area or body that a number may be about (全县, 全局).
    """

    name: str
    kind: str
    level: str
    words: Mapping[str, str]


def draw_organ(choice: random.Random, year: int) -> Organ:
    """Make up an organ that could report about ``year``."""
    kind = choice.choice(("政府", "政府", "政府办公室", "部门", "部门", "部门", "乡镇", "乡镇", "街道", "开发区"))
    first, second, third = choice.sample(_PLACES, 3)
    unit = choice.choice(("县", "市", "区"))
    seat = f"{third}市{first}区" if unit == "区" else first + unit
    level = "市" if unit == "市" else "县"
    match kind:
        case "政府":
            return _organ(f"{seat}人民政府", kind, level, seat, unit, f"我{unit}", f"全{unit}")
        case "政府办公室":
            return _organ(f"{seat}人民政府办公室", kind, level, seat, unit, "我办", "我办")
        case "乡镇":
            town = choice.choice(("镇", "镇", "乡"))
            return _organ(f"{seat}{second}{town}人民政府", kind, "乡", seat, unit, f"我{town}", f"全{town}")
        case "街道":
            return _organ(
                f"{seat}{second}街道办事处", kind, "乡", seat, unit, choice.choice(("我街道", "本街道", "我办")), "街道"
            )
        case "开发区":
            return _organ(
                f"{seat}{second}经济开发区管理委员会",
                kind,
                "不明",
                seat,
                unit,
                choice.choice(("我区", "本机关", "管委会")),
                "全区",
            )
    department = choice.choice([name for name in _DEPARTMENTS if name != _TEMPORARY or year in (2021, 2022)])
    short = next(word for end, word in _UNITS.items() if department.endswith(end))
    return _organ(f"{seat}{department}", kind, level, seat, unit, f"我{short}", f"全{short}")


def _organ(name: str, kind: str, level: str, seat: str, unit: str, own: str, area: str) -> Organ:
    words = {"机关": name, "我": own, "全": area, "属地": seat, "上级": f"{unit}委、{unit}政府", "级": unit}
    return Organ(name, kind, level, words)
