"""Rules for one quantity that tell how far work reached, how early it warned, and whose work it saved."""

from __future__ import annotations

from resume_check.criteria.scenes import BESIDE, CLOSE, NEAR, Scene

_LEAST_REACH = 1000
_LEAST_TIMES = 100


def reach(scene: Scene) -> bool:
    """As in "300,000 listens", "downloaded 18,000 times", "sold 410,000 copies"; not "trained on 2 million views"."""
    if scene.value.kind == "factor":
        often = scene.value.text.endswith("times") and (scene.value.amount or 0) >= _LEAST_TIMES
        return often and scene.before("use_verbs", CLOSE)
    if scene.size < _LEAST_REACH or scene.led_by("drawn_from") or scene.near("capacities"):
        return False
    return scene.after("audiences", BESIDE) or scene.led_by("sold")


def lead_time(scene: Scene) -> bool:
    """As in "warns 40 minutes before the failure"."""
    return scene.followed_by("leads") and scene.before("lead_verbs", NEAR)


def labour(scene: Scene) -> bool:
    """As in "saved two full-time posts"."""
    return scene.before("save_verbs", NEAR) and scene.after("labour", CLOSE)
