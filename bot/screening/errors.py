"""Everything that can go wrong, as one small tree. Each edge (command line, chat, console) translates it once.

ScreenerError                  a plain sentence for the person who can act on it
├── BadInput                   what came in cannot be used
│   ├── BadCriterion
│   ├── BadPosting             unreadable, empty or too large
│   └── BadMessage             too long, binary, not UTF-8
├── NotFound                   no such posting, interview, recruiter
├── NotAllowed                 a token that is not ours, a closed posting, a finished interview
├── Conflict                   somebody else changed it first
└── BadSetup                   a setting, a port, a missing program or model
"""


class ScreenerError(Exception):
    """Base of all errors that carry one plain sentence: what is wrong and what to do."""


class BadInput(ScreenerError):
    """What came in cannot be used."""


class BadCriterion(BadInput):
    """A criterion that does not follow docs/answers.md."""


class BadPosting(BadInput):
    """A posting that is unreadable, empty or too large."""


class BadMessage(BadInput):
    """A message that is too long, binary or not UTF-8."""


class NotFound(ScreenerError):
    """No such posting, interview, criterion or recruiter."""


class NotAllowed(ScreenerError):
    """The caller may not do this: a foreign token, a closed posting, a finished interview."""


class Conflict(ScreenerError):
    """Somebody else changed it first; read it again and repeat."""


class BadSetup(ScreenerError):
    """A setting, a port, a missing program or a missing model."""
