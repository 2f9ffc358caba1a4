"""One module for each kind of answer, or family of kinds. A new kind: one module here and one line below."""

from bot.matching.kinds import (
    availability,
    clearance,
    consent,
    credential,
    education,
    experience,
    location,
    minimum_age,
    other,
    physical,
    share,
    skill,
    spoken_language,
    transport,
    work_authorization,
)
from bot.matching.registry import register

register("experience", experience.read)
register("education", education.read)
register("field_time", share.read)
register("travel", share.read)
register("availability", availability.read)
register("license", credential.read)
register("certification", credential.read)
register("clearance", clearance.read)
register("skill", skill.read)
register("language", spoken_language.read)
register("work_authorization", work_authorization.read)
register("minimum_age", minimum_age.read)
register("physical", physical.read)
register("location", location.read)
register("transport", transport.read)
register("background_check", consent.read)
register("drug_test", consent.read)
register("assessment", consent.read)
register("other", other.read)
