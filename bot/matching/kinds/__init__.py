"""One module for each kind of answer, or family of kinds. A new kind: one module here and one line below."""

from bot.matching.kinds import availability, education, experience, other, share, skill
from bot.matching.registry import register

register("experience", experience.read)
register("education", education.read)
register("availability", availability.read)
register("field_time", share.read)
register("travel", share.read)
register("skill", skill.read)
register("other", other.read)
