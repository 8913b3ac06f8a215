"""``python -m models.train.speed --data DIR``: words a second of a pipeline, beside one of en_core_web_sm's shape.

Counted in two ways: white-space separated words, and as ``spacy benchmark speed`` counts, which takes every token for a
word. Processor time, one process, the best of some rounds.
"""

import argparse
import gzip
import json
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import use_ops

from bench.accuracy.common import SHIPPED, load_model
from models.train.assemble import BATCH

EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
TOK2VEC = {"@architectures": "spacy.Tok2Vec.v2", "embed": EMBED, "encode": ENCODE}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}


def small_shape(like: Language) -> Language:
    """An untrained pipeline of en_core_web_sm's trained parts, two tok2vecs among them, with another's labels."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    for name, tok2vec in (("parser", LISTENER), ("ner", TOK2VEC)):
        model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": name, "extra_state_tokens": False}
        sizes = {"hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": tok2vec}
        nlp.add_pipe(name, config={"model": model | sizes})
    for name in ("tagger", "parser", "ner"):
        pipe: Any = nlp.get_pipe(name)
        for label in like.pipe_labels[name]:
            pipe.add_label(label)
    nlp.initialize()
    return nlp


def rate(nlp: Language, texts: list[str], rounds: int = 3) -> tuple[float, float]:
    """White-space separated words and tokens a second of processor time, the best of some rounds, in one process."""
    words, tokens = sum(len(text.split()) for text in texts), sum(len(nlp.make_doc(text)) for text in texts)
    seconds = min(_seconds(nlp, texts) for _ in range(rounds))
    return words / seconds, tokens / seconds


def _seconds(nlp: Language, texts: list[str]) -> float:
    begun = time.process_time()
    for _ in nlp.pipe(texts, batch_size=BATCH):
        pass
    return time.process_time() - begun


def main() -> int:
    """Print words a second of both, with spaCy's own matrix products and with numpy's."""
    options = argparse.ArgumentParser(prog="python -m models.train.speed", description=(__doc__ or "").split("``: ")[1])
    options.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder with bulk-reuters")
    options.add_argument("--model", default=str(SHIPPED), metavar="NAME")
    options.add_argument("--articles", type=int, default=300)
    args = options.parse_args()
    with gzip.open(args.data / "bulk-reuters" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, args.articles)]
    for blis in (True, False):
        with use_ops("numpy", use_blis=blis):
            nlp = load_model(args.model)
            for name, pipeline in (("model", nlp), ("en_core_web_sm's shape", small_shape(nlp))):
                words, tokens = rate(pipeline, texts)
                products = "spaCy" if blis else "numpy"
                print(f"{name}, {products} products: {words:,.0f} words/s, {tokens:,.0f} tokens/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
