"""Commands about the library, each handed to the module that does it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path


def listing(options: Namespace) -> int:
    """`list`."""
    from crca_sim.commands import listing

    return listing.run(options.json, scenario=options.scenario)


def check(options: Namespace) -> int:
    """`check`."""
    from crca_sim.commands import check
    from crca_sim.commands.expected import Player

    return check.run(options.paths, options.json, Player())


def schema(options: Namespace) -> int:
    """`schema`."""
    from crca_sim.commands import authors

    return authors.schema(options.kind)


def new(options: Namespace) -> int:
    """`new`, in the working folder."""
    from crca_sim.commands import authors

    return authors.new(options.kind, options.name, Path.cwd())


def graph(options: Namespace) -> int:
    """`graph`."""
    from crca_sim.commands import authors

    return authors.graph(options.scenario)
