"""Where interviews are kept: the only place that chooses a store."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from crca_sim.event_log.log import EventLog
from crca_sim.event_log.names import full_name
from crca_sim.event_log.sqlite import SqliteLog


def data_folder(options: Namespace) -> Path:
    """The folder of the option, else of the environment, else the platform's own for user data."""
    given = options.data_dir or os.environ.get("CRCA_SIM_DATA")
    if given:
        return Path(given).expanduser()
    import platformdirs

    return platformdirs.user_data_path("crca_sim", appauthor=False)


def open_log(options: Namespace) -> SqliteLog:
    """The log in use."""
    return SqliteLog(data_folder(options))


def named(log: EventLog, options: Namespace) -> str:
    """The session that the command line names, in full."""
    return full_name(log, options.session)
