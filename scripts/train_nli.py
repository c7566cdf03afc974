"""Train the NLI model, a stage a run, everything mixed, on a CPU or a GPU.

    python scripts/train_nli.py --run base [--out runs/nli-base] [--minutes 90]

All settings are in scripts/nli.toml. A run can be stopped at any time and started again with the same
command: it goes on from its last checkpoint. With `--minutes` the learning rate falls to zero in that time
even if the tokens are not used up, so that a run on a busy machine still ends as a finished one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModelForSequenceClassification, AutoTokenizer, PreTrainedTokenizerBase

from factcheck.judging.nli import NLIModel, OnnxNLI
from nli_data import mix_epochs, read_pools
from nli_examples import CLASSES, TARGETS, Example
from nli_hard import CHUNK
from nli_heads import inputs_of

STEP = 8
"""Widths of batches are multiples of this."""

LEAST = 1e-6
"""What a teacher gives an allowed class at least, so that one that rules a label out can be corrected."""


@dataclass(frozen=True)
class Encoded:
    """Token ids of a pair, the length of its first segment, the classes its label allows, and what a teacher says."""

    ids: tuple[int, ...]
    first: int
    targets: tuple[int, ...]
    taught: tuple[float, ...]


@dataclass(frozen=True)
class Frame:
    """The special tokens around a pair: BERT reads `[CLS] a [SEP] b [SEP]`, MPNet `<s> a </s> </s> b </s>`."""

    before: tuple[int, ...]
    between: tuple[int, ...]
    after: tuple[int, ...]
    pad: int

    @classmethod
    def of(cls, tokenizer: PreTrainedTokenizerBase) -> Frame:
        """Read the frame off a pair of one token each."""
        word = tokenizer.encode("the", add_special_tokens=False)
        ids = tokenizer.encode("the", "the")
        first, last = ids.index(word[0]), len(ids) - 1 - ids[::-1].index(word[0])
        if tokenizer.pad_token_id is None:
            raise SystemExit("the tokenizer has no token for padding")
        return cls(
            tuple(ids[:first]), tuple(ids[first + 1 : last]), tuple(ids[last + 1 :]), tokenizer.pad_token_id
        )


def load_settings(path: Path, run: str) -> dict[str, Any]:
    """Read [defaults] with [run.NAME] over it; a run's own weights replace the default ones."""
    config = tomllib.loads(path.read_text(encoding="utf-8"))
    if run not in config["run"]:
        raise SystemExit(f"no [run.{run}] in {path}; there are: {', '.join(config['run'])}")
    settings: dict[str, Any] = {**config["defaults"], **config["run"][run]}
    return settings


def encode(
    mix: Sequence[Example], tokenizer: Tokenizer, frame: Frame, premise_tokens: int, hypothesis_tokens: int
) -> list[Encoded]:
    """Turn pairs into token ids, each side cut to its own limit."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    premises = tokenizer.encode_batch([e.premise for e in mix], add_special_tokens=False)
    hypotheses = tokenizer.encode_batch([e.hypothesis for e in mix], add_special_tokens=False)
    out: list[Encoded] = []
    for example, p, h in zip(mix, premises, hypotheses, strict=True):
        head = (*frame.before, *p.ids[:premise_tokens], *frame.between)
        ids = (*head, *h.ids[:hypothesis_tokens], *frame.after)
        out.append(Encoded(ids, len(head), TARGETS[example.label], example.taught))
    return out


def make_batches(items: Sequence[Encoded], batch_tokens: int, seed: int) -> list[list[int]]:
    """Group positions into batches of `batch_tokens` padded tokens of like width, in random order.

    Widths are multiples of `STEP` and every full batch of one width has as many pairs: there are few shapes of batch,
    and the kernels of a CPU are compiled anew for every shape.
    """
    rng = random.Random(seed)
    order = list(range(len(items)))
    rng.shuffle(order)
    waiting: dict[int, list[int]] = {}
    batches: list[list[int]] = []
    for i in order:
        width = padded(len(items[i].ids))
        batch = waiting.setdefault(width, [])
        batch.append(i)
        if len(batch) >= max(1, batch_tokens // width):
            batches.append(waiting.pop(width))
    batches += waiting.values()
    rng.shuffle(batches)
    return batches


def padded(size: int) -> int:
    """Round up to a multiple of `STEP`."""
    return -(-size // STEP) * STEP


def collate(
    items: Sequence[Encoded], pad: int, device: torch.device
) -> tuple[dict[str, torch.Tensor], torch.Tensor, torch.Tensor | None]:
    """Pad a batch with the token `pad`.

    Returns int64[n, tokens] inputs, bool[n, 3] of the allowed classes, and what a teacher gives each class,
    float32[n, 3], if there is one.
    """
    width = padded(max(len(item.ids) for item in items))
    ids = np.full((len(items), width), pad, np.int64)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    allowed = np.zeros((len(items), len(CLASSES)), bool)
    for row, item in enumerate(items):
        length = len(item.ids)
        ids[row, :length] = item.ids
        mask[row, :length] = 1
        types[row, item.first : length] = 1
        allowed[row, list(item.targets)] = True
    arrays = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
    inputs = {k: torch.from_numpy(v).to(device) for k, v in arrays.items()}
    taught = torch.tensor([item.taught for item in items], device=device) if items[0].taught else None
    return inputs, torch.from_numpy(allowed).to(device), taught


def union_loss(logits: torch.Tensor, allowed: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Mean of -log(sum of the allowed probabilities), mixed with the mean over all classes by `smoothing`.

    `logits` float32[n, 3], `allowed` bool[n, 3]. For a single class this is cross entropy with label
    smoothing.
    """
    log_p = torch.log_softmax(logits, dim=-1)
    union = torch.logsumexp(log_p.masked_fill(~allowed, -torch.inf), dim=-1)
    return -((1 - smoothing) * union + smoothing * log_p.mean(-1)).mean()


def teacher_loss(logits: torch.Tensor, allowed: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    """Mean cross entropy with a teacher's probabilities (Hinton et al. 2015), corrected where a label is known.

    `logits` and `taught` float32[n, 3], `allowed` bool[n, 3].  The target is the mean of what the teacher says and of
    the same within what the label allows.
    """
    within = taught.clamp_min(LEAST) * allowed
    target = (taught + within / within.sum(-1, keepdim=True)) / 2
    return -(target * torch.log_softmax(logits, dim=-1)).sum(-1).mean()


def height(name: str, layers: int) -> int:
    """Return how far above the text a weight stands: 0 embeddings, 1 to `layers` the layers, above them the head."""
    parts = name.split(".")
    if "layer" in parts:
        return int(parts[parts.index("layer") + 1]) + 1
    return 0 if "embeddings" in parts or "relative_attention_bias" in parts else layers + 1


def parameter_groups(model: torch.nn.Module, settings: dict[str, Any]) -> list[dict[str, Any]]:
    """Learning rate by depth (the head fastest), no weight decay on biases and norms."""
    layers = int(model.config.num_hidden_layers)  # type: ignore[union-attr, arg-type]
    groups: dict[tuple[int, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            below = layers + 1 - height(name, layers)
            groups.setdefault((below, parameter.ndim > 1), []).append(parameter)
    rate, decay = settings["learning_rate"], settings["layer_decay"]
    return [
        {
            "params": params,
            "lr": rate * decay**below,
            "weight_decay": settings["weight_decay"] if matrix else 0.0,
        }
        for (below, matrix), params in sorted(groups.items(), key=lambda item: item[0])
    ]


def freeze(model: torch.nn.Module, frozen: int) -> None:
    """Keep the embeddings and the lowest `frozen` layers as they are; 0 trains everything.

    The backward pass ends above them, and the optimizer skips the largest matrix of all.
    """
    layers = int(model.config.num_hidden_layers)  # type: ignore[union-attr, arg-type]
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(not frozen or height(name, layers) > frozen)


def rate_at(progress: float, warmup: float) -> float:
    """Factor on the learning rate: linear up over `warmup`, linear down to zero at progress 1."""
    if progress < warmup:
        return progress / warmup
    return max(0.0, (1 - progress) / (1 - warmup))


def taught(mixes: Sequence[Sequence[Example]], teacher: NLIModel) -> list[list[Example]]:
    """Return the examples with what `teacher` says of each; it reads each pair once."""
    pairs = list(dict.fromkeys((e.premise, e.hypothesis) for mix in mixes for e in mix))
    said: dict[tuple[str, str], tuple[float, ...]] = {}
    for start in range(0, len(pairs), CHUNK):
        chunk = pairs[start : start + CHUNK]
        rows = teacher.predict(chunk)
        said.update((pair, tuple(map(float, row))) for pair, row in zip(chunk, rows, strict=True))
        print(f"  taught {len(said)} of {len(pairs)} pairs", flush=True)
    return [[replace(e, taught=said[e.premise, e.hypothesis]) for e in mix] for mix in mixes]


class LockedDropout(torch.nn.Module):
    """Dropout of whole features of a pair: one mask for all its tokens (Gal & Ghahramani 2016).

    Plain dropout draws a random number for every token and feature, which is slow on a CPU.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return `x` [n, tokens, features] (or [n, features]) with a share `p` of each pair's features zeroed."""
        if not self.training:
            return x
        keep = 1 - self.p
        shape = (x.shape[0], *[1] * (x.ndim - 2), x.shape[-1])
        return x * torch.empty(shape, dtype=x.dtype, device=x.device).bernoulli_(keep).div_(keep)


def lock_dropout(model: torch.nn.Module, p: float) -> None:
    """Put `LockedDropout` after each sublayer and before the head; attention weights are not dropped."""
    for name, module in list(model.named_modules()):
        if name.endswith("dropout") and isinstance(module, torch.nn.Dropout) and ".self." not in name:
            parent, _, child = name.rpartition(".")
            setattr(model.get_submodule(parent), child, LockedDropout(p))


class Run:
    """A training run in a folder: its mix, its model, its checkpoints."""

    def __init__(self, settings: dict[str, Any], out: Path, minutes: float) -> None:
        self.settings, self.out, self.minutes = settings, out, minutes
        torch.manual_seed(settings["seed"])
        if settings["threads"]:
            torch.set_num_threads(settings["threads"])
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        out.mkdir(parents=True, exist_ok=True)
        start = Path(settings["start"])
        self.tokenizer = AutoTokenizer.from_pretrained(start)
        self.model = AutoModelForSequenceClassification.from_pretrained(
            start,
            dtype=torch.float32,
            id2label=dict(enumerate(CLASSES)),
            label2id={name: i for i, name in enumerate(CLASSES)},
            # On a CPU the fused attention's backward pass takes 2/5 of a step; plain matrix products reach AMX.
            attn_implementation="eager" if self.device.type == "cpu" else "sdpa",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        ).to(self.device)
        self.frame = Frame.of(self.tokenizer)
        freeze(self.model, settings["frozen_layers"])
        if settings["dropout"]:
            lock_dropout(self.model, settings["dropout"])
        self.optimizer = torch.optim.AdamW(parameter_groups(self.model, settings), fused=True)
        for group in self.optimizer.param_groups:
            group["full_lr"] = group["lr"]
        self.step = self.tokens = 0
        self.seconds = 0.0

    def _epochs(self) -> list[list[Example]]:
        """Make the examples of each epoch, or read those that this run was started with."""
        path = self.out / "mix.jsonl"
        if not path.exists():
            settings = self.settings
            mixes = mix_epochs(
                read_pools(settings), settings["weights"], settings["epochs"], settings["seed"]
            )
            if settings["teacher"]:
                mixes = taught(mixes, OnnxNLI(Path(settings["teacher"])))
            rows = (
                json.dumps([epoch, *astuple(e)], ensure_ascii=False)
                for epoch, mix in enumerate(mixes)
                for e in mix
            )
            path.write_text("\n".join(rows), encoding="utf-8")
        epochs: list[list[Example]] = [[] for _ in range(self.settings["epochs"])]
        for row in path.read_text(encoding="utf-8").split("\n"):
            epoch, *example = json.loads(row)
            epochs[epoch].append(Example(*example))
        for source, count in sorted(Counter(e.source for mix in epochs for e in mix).items()):
            print(f"  {source:<20}{count:>8}", flush=True)
        return epochs

    def batches(self) -> list[list[Encoded]]:
        """All batches of the run in order; the same ones after a resume."""
        settings = self.settings
        tokenizer = Tokenizer.from_file(str(Path(settings["start"]) / "tokenizer.json"))
        out: list[list[Encoded]] = []
        for epoch, mix in enumerate(self._epochs()):
            items = encode(
                mix, tokenizer, self.frame, settings["premise_tokens"], settings["hypothesis_tokens"]
            )
            out += [
                [items[i] for i in batch]
                for batch in make_batches(items, settings["batch_tokens"], settings["seed"] + epoch)
            ]
        return out

    def train(self) -> None:
        """Train to the end and leave the final model in `out`/final."""
        settings = self.settings
        batches = self.batches()
        goal = sum(len(item.ids) for batch in batches for item in batch)
        goal = min(goal, settings["budget_tokens"] or goal)
        self._resume()
        print(
            f"{sum(map(len, batches))} pairs, {len(batches)} batches, {goal / 1e6:.2f} M tokens, {self.device}",
            flush=True,
        )
        self.model.train()
        begun, saved = time.monotonic() - self.seconds, time.monotonic()
        losses: list[float] = []
        while self.step < len(batches) and (progress := self._progress(goal)) < 1:
            for group in self.optimizer.param_groups:
                group["lr"] = group["full_lr"] * rate_at(progress, settings["warmup"])
            chosen = batches[self.step]
            losses.append(self._update(chosen))
            self.step += 1
            self.tokens += sum(len(item.ids) for item in chosen)
            self.seconds = time.monotonic() - begun
            if self.step % 50 == 0:
                print(
                    f"step {self.step} {self.tokens / 1e6:.3f} M tokens {self.tokens / self.seconds:.0f}/s "
                    f"progress {progress:.3f} loss {np.mean(losses[-50:]):.4f}",
                    flush=True,
                )
            if time.monotonic() - saved > 60 * settings["checkpoint_minutes"]:
                self._checkpoint()
                saved = time.monotonic()
        self.model.eval()
        self.model.save_pretrained(self.out / "final")
        self.tokenizer.save_pretrained(self.out / "final")
        print(
            f"done: {self.step} steps, {self.tokens / 1e6:.2f} M tokens, {self.seconds / 60:.0f} min",
            flush=True,
        )

    def _progress(self, goal: int) -> float:
        """Share of the run that is over, by tokens or by time, whichever is further."""
        by_time = self.seconds / (60 * self.minutes) if self.minutes else 0.0
        return max(self.tokens / goal, by_time)

    def _update(self, chosen: Sequence[Encoded]) -> float:
        """One step of the optimizer; return the loss."""
        inputs, allowed, taught = collate(chosen, self.frame.pad, self.device)
        inputs = {name: inputs[name] for name in inputs_of(self.model)}
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.settings["bf16"]):
            logits = self.model(**inputs).logits
        if taught is None:
            loss = union_loss(logits.float(), allowed, self.settings["label_smoothing"])
        else:
            loss = teacher_loss(logits.float(), allowed, taught)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(loss.detach())

    def _checkpoint(self) -> None:
        """Save everything a resume needs; written aside first, so that a kill cannot spoil it."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "counts": [self.step, self.tokens, self.seconds],
        }
        torch.save(state, self.out / "checkpoint.tmp")
        (self.out / "checkpoint.tmp").replace(self.out / "checkpoint.pt")

    def _resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.tokens, self.seconds = state["counts"]
        print(f"resumed at step {self.step}", flush=True)


def main() -> None:
    """Parse the arguments and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("nli.toml"))
    parser.add_argument("--run", default="base", help="the table [run.NAME] of the configuration")
    parser.add_argument("--out", type=Path, help="folder of the run (default: runs/nli-NAME)")
    parser.add_argument("--minutes", type=float, default=0.0, help="end within this time (0: no limit)")
    args = parser.parse_args()
    settings = load_settings(args.config, args.run)
    Run(settings, args.out or Path("runs") / f"nli-{args.run}", args.minutes).train()


if __name__ == "__main__":
    main()
