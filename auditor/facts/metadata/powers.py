"""Which organs license and punish and which do neither, as far as the name alone is safe."""

from __future__ import annotations

import re

# Only organs that keep the power to punish wherever licences are handed to an 行政审批局: town and zone branches are
# left out.
_POWERFUL = re.compile(r"(?<!开发)[省市县区旗州盟](?:市场监督管理局|公安局)$")
_POWERLESS = re.compile(
    r"(?:信访局|机关事务(?:管理局|管理中心|服务中心|中心)|接待(?:办公室|办)|(?:地方志|史志)(?:编纂委员会)?(?:办公室|研究室|中心)|"
    r"政府研究室)$"
)


def powers_by_name(organ: str | None) -> bool | None:
    """Whether an organ of this name licenses or punishes; None where the name does not tell."""
    if organ is None:
        return None
    if _POWERFUL.search(organ):
        return True
    return False if _POWERLESS.search(organ) else None
