"""Is the day the one in Sweden, wherever the machine is, and on the nights that clocks are changed?"""

from __future__ import annotations

import datetime

import pytest

from actionplans.system import clock


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2026-11-30T22:59:59", "2026-11-30"),
        ("2026-11-30T23:00:00", "2026-12-01"),
        ("2026-07-31T21:59:59", "2026-07-31"),
        ("2026-07-31T22:00:00", "2026-08-01"),
        ("2026-12-31T23:30:00", "2027-01-01"),
        # Clocks are set forward on the morning of 29 March, and back on that of 25 October.
        ("2026-03-28T23:00:00", "2026-03-29"),
        ("2026-03-29T21:59:59", "2026-03-29"),
        ("2026-03-29T22:00:00", "2026-03-30"),
        ("2026-10-24T22:00:00", "2026-10-25"),
        ("2026-10-25T22:59:59", "2026-10-25"),
        ("2026-10-25T23:00:00", "2026-10-26"),
    ],
)
def test_the_day_changes_at_midnight_in_sweden(utc: str, day: str) -> None:
    assert clock.day_of(at(utc)) == datetime.date.fromisoformat(day)


def test_a_moment_that_is_told_in_another_zone_is_the_same_moment() -> None:
    tokyo = datetime.timezone(datetime.timedelta(hours=9))
    assert clock.day_of(datetime.datetime(2026, 12, 1, 7, 59, tzinfo=tokyo)) == datetime.date(2026, 11, 30)


def test_today_is_the_day_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Stopped:
            assert tz is datetime.UTC
            return cls(2026, 11, 30, 23, 5, tzinfo=tz)

    monkeypatch.setattr("actionplans.system.clock.datetime.datetime", Stopped)
    assert clock.today() == datetime.date(2026, 12, 1)
