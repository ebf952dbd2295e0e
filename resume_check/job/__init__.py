"""A job advert beside a resume: what it asks for (`read_advert`), and what of that the resume shows (`match_job`).

match = 100 * sum(weight * score) / sum(weight), over all requirements; docs/job.md says what they weigh and score.
"""

from __future__ import annotations

from resume_check.job.judge import match_job, terms_of
from resume_check.job.read import read_advert

__all__ = ["match_job", "read_advert", "terms_of"]
