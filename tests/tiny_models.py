"""Models of a few thousand random weights, written the way Hugging Face writes them; these need torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["tiny_embedder", "tiny_nli", "with_config"]

WORDS = "the a ferry sank in march april on monday harbour nobody two men were arrested not".split()
LABELS = ("entailment", "neutral", "contradiction")
POSITIONS = 32


def tiny_nli(
    directory: Path, *, labels: tuple[str, ...] = LABELS, safe: bool = True, headless: bool = False
) -> Path:
    """Write a random BERT that classifies into `labels`; pickled unless `safe`, without classifier if `headless`."""
    import torch
    import transformers

    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(WORDS) + 5,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=POSITIONS,
        initializer_range=0.5,  # so that answers differ from one another
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    kind = transformers.BertModel if headless else transformers.BertForSequenceClassification
    model = kind(config)
    model.save_pretrained(directory)
    if not safe:
        (directory / "model.safetensors").unlink()
        torch.save(model.state_dict(), directory / "pytorch_model.bin")
    _write_tokenizer(directory)
    return directory


def tiny_embedder(directory: Path) -> Path:
    """Write a random BERT with mean pooling as a sentence-transformers model."""
    tiny_nli(directory, headless=True)
    part = "sentence_transformers.models"
    pooling = {"word_embedding_dimension": 16, "pooling_mode_mean_tokens": True}
    (directory / "1_Pooling").mkdir()
    for file, content in {
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{part}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{part}.Pooling"},
        ],
        "sentence_bert_config.json": {"max_seq_length": POSITIONS, "do_lower_case": False},
        "1_Pooling/config.json": pooling,
    }.items():
        (directory / file).write_text(json.dumps(content), encoding="utf-8")
    return directory


def with_config(directory: Path, **changes: object) -> Path:
    """Change entries of a model's config.json."""
    path = directory / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")
    return directory


def _write_tokenizer(directory: Path) -> None:
    import tokenizers
    import transformers

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = {word: i for i, word in enumerate([*special, *WORDS])}
    words = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))
    words.normalizer = tokenizers.normalizers.Lowercase()
    words.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    words.post_processor = tokenizers.processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    untyped: Any = transformers.PreTrainedTokenizerFast
    untyped(
        tokenizer_object=words,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    ).save_pretrained(directory)
