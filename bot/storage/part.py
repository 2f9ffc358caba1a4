"""What the parts of the interview repository share within one unit of work."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Connection

from bot.screening.errors import Conflict, NotFound
from bot.screening.interview import Interview
from bot.storage.statements import run
from bot.storage.tables import interview
from bot.storage.versions import VersionCache

_SEQUENCE = (
    select(interview.c.next_sequence).where(interview.c.id == bindparam("row_id")).with_for_update(key_share=True)
)
_KEEP_SEQUENCE = (
    update(interview).where(interview.c.id == bindparam("row_id")).values(next_sequence=bindparam("sequence"))
)
_KEEP_SEQUENCE_IF_UNCHANGED = _KEEP_SEQUENCE.where(interview.c.revision == bindparam("expected"))


class Part:
    """A connection, the versions in memory, and the places in transcripts given out but not yet written back."""

    def __init__(self, connection: Connection, versions: VersionCache) -> None:
        self._connection = connection
        self._versions = versions
        self._sequences: dict[int, int] = {}  # the next free place of interviews whose row this unit holds
        self._unsaved: set[int] = set()  # interviews whose row does not know of places given out
        self._held: dict[int, int] = {}  # the revision of interviews that this unit was given instead of reading them

    def hold(self, interview: Interview) -> None:
        """Go on with an interview that an earlier unit read or saved: it is not read again.

        Whatever writes its row raises Conflict when somebody else has changed it in the meantime.
        """
        self._sequences[interview.id] = interview.next_sequence
        self._held[interview.id] = interview.revision

    def take_sequence(self, interview_id: int) -> int:
        """The next place in the transcript. The row is written once, by save() or at commit. Raises NotFound."""
        sequence = self._sequences.get(interview_id)
        if sequence is None:
            found = run(self._connection, _SEQUENCE, {"row_id": interview_id}).scalar()
            if found is None:
                raise NotFound(f"There is no interview {interview_id}.")
            sequence = int(found)
        self._sequences[interview_id] = sequence + 1
        self._unsaved.add(interview_id)
        return sequence

    def flush(self) -> None:
        """Write back the places that no save() has written, and let go of all rows."""
        for interview_id in self._unsaved:
            row = {"row_id": interview_id, "sequence": self._sequences[interview_id]}
            expected = self._held.get(interview_id)
            if expected is None:
                run(self._connection, _KEEP_SEQUENCE, row)
            elif run(self._connection, _KEEP_SEQUENCE_IF_UNCHANGED, {**row, "expected": expected}).rowcount != 1:
                raise Conflict("The interview has moved on in the meantime; read it again and repeat.")
        self.forget()

    def forget(self) -> None:
        """The rows are no longer held: what was known of them may be old."""
        self._sequences.clear()
        self._unsaved.clear()
        self._held.clear()
