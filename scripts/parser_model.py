"""The parser's network: a MiniLM encoder with heads for trees, tags, lemmas, names and sentence starts (torch)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from factcheck.claims.parsing.lemmas import LemmaRule
from factcheck.claims.parsing.pieces import SHAPES
from factcheck.claims.parsing.reader import OUTPUTS

ARC_WIDTH, RELATION_WIDTH = 256, 80


@dataclass(frozen=True)
class Labels:
    """What the heads choose from; `morphs` are "UPOS|features", `lemmas` are [cut, ending, cased].

    `known` and `suffixes` are the tables of `factcheck.claims.parsing.lemmas.Lemmas`.
    """

    relations: tuple[str, ...]
    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[tuple[int, str, bool], ...]
    names: tuple[str, ...]
    known: dict[str, str]
    suffixes: dict[str, LemmaRule]

    def write(self, path: Path) -> None:
        """Write them as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


class Reader(nn.Module):
    """Scores for every word of a text; see `forward` for the shapes."""

    def __init__(self, encoder: BertModel, labels: Labels, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        layers = encoder.config.num_hidden_layers
        self._widen_types(width)
        self.mix_syntax = nn.Parameter(torch.zeros(layers + 1))
        self.mix_words = nn.Parameter(torch.zeros(layers + 1))
        self.dropout = nn.Dropout(dropout)
        self.arc_dependent, self.arc_head = nn.Linear(width, ARC_WIDTH), nn.Linear(width, ARC_WIDTH)
        self.arc_weight = nn.Parameter(torch.empty(ARC_WIDTH, ARC_WIDTH))
        self.arc_prior = nn.Linear(ARC_WIDTH, 1)
        self.root = nn.Linear(ARC_WIDTH, 1)
        self.relation_dependent = nn.Linear(width, RELATION_WIDTH)
        self.relation_head = nn.Linear(width, RELATION_WIDTH)
        self.relation_weight = nn.Linear(
            RELATION_WIDTH + 1, len(labels.relations) * (RELATION_WIDTH + 1), bias=False
        )
        self.tags = nn.Linear(width, len(labels.tags))
        self.morphs = nn.Linear(width, len(labels.morphs))
        self.lemmas = nn.Linear(width, len(labels.lemmas))
        self.names = nn.Linear(width, len(labels.names))
        self.starts = nn.Linear(width, 1)
        nn.init.xavier_uniform_(self.arc_weight)
        nn.init.normal_(self.relation_weight.weight, std=0.02)

    def _widen_types(self, width: int) -> None:
        """Give each shape of a word a vector, all of them that of BERT's first text to begin with."""
        old = self.encoder.embeddings.token_type_embeddings.weight.detach()[:1]
        if len(self.encoder.embeddings.token_type_embeddings.weight) == len(SHAPES):
            return
        table = nn.Embedding(len(SHAPES), width)
        table.weight.data = old.repeat(len(SHAPES), 1) + 0.01 * torch.randn(len(SHAPES), width)
        self.encoder.embeddings.token_type_embeddings = table
        self.encoder.config.type_vocab_size = len(SHAPES)

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor,
        token_type_ids: Tensor,
        first: Tensor | None = None,
        heads: Tensor | None = None,
    ) -> dict[str, Tensor]:
        """Score a batch of texts: int64[b, pieces] inputs.

        The items of the results are pieces, or the words whose first pieces stand at `first` int64[b, words]:
        arcs [b, n, n] (row the dependent), roots [b, n], relations [b, relations, n, n] (or [b, n, relations] to
        the given `heads` int64[b, n] only), starts [b, n], tags, morphs, lemmas, names [b, n, labels]: logits.
        """
        states = self.encoder(
            input_ids=input_ids,
            attention_mask=attention_mask,
            token_type_ids=token_type_ids,
            output_hidden_states=True,
        ).hidden_states
        syntax, words = self._mixed(states, self.mix_syntax), self._mixed(states, self.mix_words)
        if first is not None:
            where = first.unsqueeze(-1).expand(-1, -1, syntax.shape[-1])
            syntax, words = syntax.gather(1, where), words.gather(1, where)
        syntax, words = self.dropout(syntax), self.dropout(words)
        dependent = self.dropout(nn.functional.gelu(self.arc_dependent(syntax)))
        head = self.dropout(nn.functional.gelu(self.arc_head(syntax)))
        arcs = dependent @ self.arc_weight @ head.transpose(1, 2) + self.arc_prior(head).transpose(1, 2)
        below = self.dropout(nn.functional.gelu(self.relation_dependent(syntax)))
        above = self.dropout(nn.functional.gelu(self.relation_head(syntax)))
        ones = torch.ones_like(below[..., :1])
        below = self.relation_weight(torch.cat([below, ones], dim=-1)).unflatten(-1, (-1, RELATION_WIDTH + 1))
        above = torch.cat([above, ones], dim=-1)
        if heads is None:
            relations = below.transpose(1, 2) @ above.unsqueeze(1).transpose(2, 3)
        else:
            above = above.gather(1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
            relations = (below @ above.unsqueeze(-1)).squeeze(-1)
        return {
            "arcs": arcs,
            "roots": self.root(dependent).squeeze(-1),
            "relations": relations,
            "tags": self.tags(words),
            "morphs": self.morphs(words),
            "lemmas": self.lemmas(words),
            "names": self.names(words),
            "starts": self.starts(words).squeeze(-1),
        }

    @staticmethod
    def _mixed(states: tuple[Tensor, ...], weights: Tensor) -> Tensor:
        share = torch.softmax(weights, dim=0)
        return sum(share[i] * state for i, state in enumerate(states))  # type: ignore[return-value]


class Outputs(nn.Module):
    """The reader with its results in the order of `OUTPUTS`, for the export."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the scores of every piece."""
        scores = self.reader(input_ids, attention_mask, token_type_ids)
        return tuple(scores[name] for name in OUTPUTS)
