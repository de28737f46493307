"""Makes the table of word pieces and their vectors that `briefbot.text.embedding` reads.

    pip install wordllama && python bench/word_vectors.py src/briefbot/text/word_vectors.bin

WordLlama (MIT licence, 0.4.0) carries 256-dimensional vectors of word pieces, trained so that the first 64 dimensions serve on
their own (Matryoshka representation learning, Kusupati et al. 2022). Only pieces that can occur in a folded word are kept, in
whole numbers: a megabyte instead of thirty. The package is needed here, not by briefbot.
"""

from __future__ import annotations

import argparse
import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

DIMENSIONS: Final = 64
LARGEST: Final = 5.0
"""Only one number in ten thousand is larger; it is cut."""

WEIGHTS: Final = "weights/l2_supercat_256.safetensors"
TOKENIZER: Final = "tokenizers/l2_supercat_tokenizer_config.json"


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the table of word vectors.")
    parser.add_argument("table", type=Path)
    table: Path = parser.parse_args().table
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        raise SystemExit("This needs the package wordllama: pip install wordllama")
    package = Path(spec.origin).parent
    pieces = json.loads((package / TOKENIZER).read_bytes())["model"]["vocab"]
    kept = {piece: row for piece, row in pieces.items() if re.fullmatch(r"(?=.)▁?[a-z0-9']*", piece)}
    rows = np.clip(np.round(_vectors(package / WEIGHTS)[list(kept.values())] * 127 / LARGEST), -127, 127).astype(
        np.int8
    )
    text = "\n".join(kept).encode()
    table.write_bytes(len(text).to_bytes(4, "big") + text + rows.tobytes())
    print(f"{len(kept)} pieces, {table.stat().st_size / 1e6:.2f} MB")


def _vectors(path: Path) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """The first dimensions of the one matrix of half floats in a safetensors file."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    matrix = next(one for name, one in json.loads(data[8 : 8 + size]).items() if name != "__metadata__")
    assert matrix["dtype"] == "F16"
    start, end = matrix["data_offsets"]
    whole = np.frombuffer(data[8 + size + start : 8 + size + end], "<f2").reshape(matrix["shape"])
    return whole[:, :DIMENSIONS].astype(np.float32)


if __name__ == "__main__":
    main()
