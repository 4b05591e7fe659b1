"""When the house is open: days and hours as data, public holidays closed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from crca_sim.house.calendar import DAYS, holiday, hour
from crca_sim.house.parts import Part

Day = Literal["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_WEEK: tuple[Day, ...] = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")


def _clock(value: object) -> object:
    return dt.time.fromisoformat(value.zfill(5)) if isinstance(value, str) else value


Clock = Annotated[dt.time, BeforeValidator(_clock)]
"""`9:00`, `18:30`."""


class Span(Part):
    """The same hours on some days."""

    days: tuple[Day, ...] = Field(default=_WEEK, alias="jours")
    begins: Clock = Field(alias="de")
    ends: Clock = Field(alias="a")

    def holds(self, moment: dt.datetime) -> bool:
        return DAYS[moment.weekday()] in self.days and self.begins <= moment.time() < self.ends

    @property
    def in_words(self) -> str:
        return f"{_days_in_words(self.days)}, {hour(self.begins)} à {hour(self.ends)}"


class Opening(Part):
    """Opening hours; `always` is day and night, public holidays too."""

    always: bool = Field(default=False, alias="toujours")
    spans: tuple[Span, ...] = Field(default=(), alias="plages")

    def open_at(self, moment: dt.datetime) -> bool:
        return self.always or (holiday(moment.date()) is None and any(span.holds(moment) for span in self.spans))

    def opens_after(self, moment: dt.datetime) -> dt.datetime:
        """The next moment at which it opens, the present one when it is open."""
        if self.open_at(moment):
            return moment
        days = (moment.date() + dt.timedelta(days=ahead) for ahead in range(15))
        starts = (dt.datetime.combine(day, span.begins) for day in days for span in sorted(self.spans, key=lambda s: s.begins))
        return next(start for start in starts if start >= moment and self.open_at(start))

    def open_on(self, day: dt.date) -> bool:
        """Whether it opens at all on a day."""
        return self.always or (holiday(day) is None and any(DAYS[day.weekday()] in span.days for span in self.spans))

    @property
    def in_words(self) -> str:
        return "jour et nuit" if self.always else " ; ".join(span.in_words for span in self.spans)


def _days_in_words(days: tuple[Day, ...]) -> str:
    first, last = DAYS.index(days[0]), DAYS.index(days[-1])
    if len(days) > 1 and list(days) == list(DAYS[first : last + 1]):
        return f"{days[0]} au {days[-1]}"
    return " et ".join((", ".join(days[:-1]), days[-1])) if len(days) > 1 else days[0]
