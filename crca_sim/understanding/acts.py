"""What a sentence does: two models that fail differently, added up, then weighed again with the context.

The lexical model holds on noisy spelling, the sentence encoder on new wordings. A small model per act turns
both scores, those of the clauses and the marks of the client's last turn into a calibrated confidence.
Thresholds were chosen on sentences that the models had not seen; those of the faults are far stricter.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .context import marks
from .encoder import USUAL
from .lexicons import FOLDER
from .linear import Linear
from .neural import Network
from .proofs import confirmed
from .reading import ActSeen
from .view import Client, View
from .weighing import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = Path(__file__).with_name("modele")
CANDIDATE = 0.25
MOST_ACTS, MOST_CANDIDATES = 5, 4


class ActModel:
    """Loaded once, shared by all readings; never changes."""

    def __init__(self, folder: Path = MODEL):
        import numpy as np

        self.folder = folder
        self.settings = json.loads((folder / "actes.json").read_text(encoding="utf-8"))
        self.acts: tuple[str, ...] = tuple(self.settings["acts"])
        self.thresholds: list[float] = self.settings["thresholds"]
        self.faults = np.asarray([act.startswith("f_") for act in self.acts])
        self.lexical = Linear.load(folder / "lexical")
        with np.load(folder / "actes.npz", allow_pickle=False) as z:
            self.network = Network(*(z[name].astype(np.float32) for name in ("first", "first_bias", "second", "second_bias")))
            self._contexts: dict[str, NDArray[Any]] = {}
            """What the client said last → what it brings: all sentences of a turn share it."""
            self.standard = z["standard"].astype(np.float64)
            self.stage_weights = z["stage_weights"].astype(np.float64)
            self.stage_bias = z["stage_bias"].astype(np.float64)

    @cached_property
    def version(self) -> str:
        """A checksum of everything that decides."""
        digest = hashlib.sha256()
        for path in sorted({*self.folder.iterdir(), *FOLDER.iterdir()} - {USUAL}):
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()[:12]

    def _context(self, client: Client) -> NDArray[Any]:
        if client.said not in self._contexts:
            self._contexts.clear()
            self._contexts[client.said] = self.network.context(client.vector)
        return self._contexts[client.said]

    def _scores(self, view: View, client: Client) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Lexical and semantic scores, made comparable: a row for the sentence, then one a clause."""

        of_lexical, of_semantic = self.standard
        lexical = self.lexical.scores(view.normals)
        semantic = self.network.scores(view.vectors, self._context(client))
        return (lexical - of_lexical[0]) / of_lexical[1], (semantic - of_semantic[0]) / of_semantic[1]

    def confidences(self, view: View, client: Client) -> NDArray[np.float64]:
        """A calibrated confidence for each act, in the order of `acts`."""
        import numpy as np

        words = view.normals[0].count(" ") + 1
        seen = features(*self._scores(view, client), self.faults, marks(view.texts[0], client.said), words)
        scores = (seen * self.stage_weights).sum(axis=1) + self.stage_bias
        calibrated: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
        return calibrated

    def read(self, view: View, client: Client) -> tuple[tuple[ActSeen, ...], tuple[ActSeen, ...]]:
        """Acts decided, and candidates that are plausible without being sure."""
        seen = self.confidences(view, client).round(3).tolist()
        plausible = [i for i, (one, least) in enumerate(zip(seen, self.thresholds, strict=True)) if one >= CANDIDATE or one >= least]
        ranked = sorted(plausible, key=lambda i: -seen[i])
        sure = [i for i in ranked if seen[i] >= self.thresholds[i]]
        decided = [i for i in sure if confirmed(self.acts[i], view.texts[0], seen[i])][:MOST_ACTS]
        others = [i for i in ranked if seen[i] >= CANDIDATE and i not in decided][:MOST_CANDIDATES]
        return self._named(decided, seen), self._named(others, seen)

    def _named(self, chosen: list[int], seen: list[float]) -> tuple[ActSeen, ...]:
        return tuple(ActSeen(act=self.acts[i], confidence=seen[i]) for i in chosen)
