"""Trains the classifier of spoken commands, one of two networks in `listening/commands.npz`.

    .venv/bin/python tools/train_commands.py examples SEED FILE [--kokoro FOLDER] [--people FOLDER]
    .venv/bin/python tools/train_commands.py fit [--further] FILE...

`examples` lets synthetic voices say every phrase, and what is no command, in rooms with noise,
babble or music (`spoken_examples`), and has Whisper encode it; once for each seed, a quarter of an
hour of one processor, with Kokoro ten minutes more. It needs the extra `listen` and espeak-ng.
`fit` trains on these files, with `--further` from the numbers that are there. It needs torch, which
nothing else here does (`.venv/bin/python -m pip install torch`). A wording that is new in
`core.workout.heard` needs both, without `--further`, and the other network: see `train_bands`.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from spoken_examples import Rooms, Sources, add_making, everyone

from spinecoach import assets
from spinecoach.adapters.listening import weights
from spinecoach.adapters.listening.classifier import NAMES, network_in, own_frames
from spinecoach.adapters.listening.recogniser import Whisper
from spinecoach.core.workout.heard import all_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLES = 3000
"""How many examples a file has."""

PROJECTED, HEADS, HIDDEN = 64, 8, 128
"""The sizes of the network."""

EPOCHS, RATE = 9, 2e-3
EPOCHS_FURTHER, RATE_FURTHER = 5, 9e-4
"""How often and how fast a new network learns, and one that knows most of it."""

BATCH, HELD_BACK = 32, 500

GAPS, LONGEST_GAP = 0.3, 7
"""The share of examples in which a few frames are missing, and how many at most."""


def make_examples(seed: int, file: Path, sources: Sources) -> None:
    """Write the frames, the number of frames and the label of each example."""
    chance = random.Random(seed)
    rooms, encoder = Rooms([*everyone(chance, sources)], seed), Whisper(weights.folder())
    frames, labels = [], []
    for number in range(EXAMPLES):
        label, samples = rooms.example()
        frames.append(own_frames(encoder.encode(samples), samples).astype(np.float16))
        labels.append(label)
        if number % 500 == 0:
            print(f"{number} of {EXAMPLES}", flush=True)
    np.savez(file, frames=np.concatenate(frames), sizes=[*map(len, frames)], labels=labels)


# -- the network -------------------------------------------------------------------------


def fit(files: Sequence[Path], target: Path, *, further: bool) -> None:
    """Train on files of examples, and write the numbers that `classifier` reads.

    `further` trains the numbers that the target has.
    """
    import torch  # type: ignore[import-not-found]

    frames: list[Any] = []
    labels: list[int] = []
    for file in files:
        with np.load(file) as data:
            frames += np.split(data["frames"], np.cumsum(data["sizes"])[:-1])
            labels += data["labels"].tolist()
    count = len(all_phrases()) + 1
    wanted = torch.tensor(labels) % count  # the last is no command
    some = np.concatenate(frames[:2000]).astype(np.float32)
    mean, spread = some.mean(0), some.std(0)
    torch.manual_seed(0)
    net = network(torch, some.shape[1], count)
    if further:
        _, known = network_in(target, NAMES)
        mean, spread = known.pop("mean"), known.pop("spread")
        net.load_state_dict({name: torch.tensor(one) for name, one in known.items()})
    order = torch.randperm(len(frames))
    held, taught = order[:HELD_BACK], order[HELD_BACK:]
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    epochs = EPOCHS_FURTHER if further else EPOCHS
    steps = epochs * (len(taught) // BATCH + 1)
    rate = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE_FURTHER if further else RATE, total_steps=steps
    )

    def scores(some: Any, noise: float) -> Any:
        parts = [torch.tensor((frames[one] - mean) / spread).float() for one in some.tolist()]
        for part in parts if noise else ():
            if torch.rand(1) < GAPS:
                size = int(torch.randint(2, LONGEST_GAP + 1, (1,)))
                begin = int(torch.randint(0, max(1, len(part) - size), (1,)))
                part[begin : begin + size] = 0.0
        padded = torch.nn.utils.rnn.pad_sequence(parts, batch_first=True)
        sizes = torch.tensor([*map(len, parts)])
        there = torch.arange(padded.shape[1]) < sizes[:, None]
        return net(padded + noise * torch.randn_like(padded), there)

    for epoch in range(epochs):
        net.train()
        for some in taught[torch.randperm(len(taught))].split(BATCH):
            loss = torch.nn.functional.cross_entropy(
                scores(some, 0.15), wanted[some], label_smoothing=0.03
            )
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
        net.eval()
        with torch.no_grad():
            guessed = torch.cat([scores(some, 0.0).argmax(1) for some in held.split(BATCH)])
        right = (guessed == wanted[held]).float().mean().item()
        print(f"epoch {epoch + 1}: {100 * right:.1f} % right of those held back", flush=True)
    numbers = {name: one.detach().numpy() for name, one in net.named_parameters()}
    numbers |= {"mean": mean, "spread": spread}
    write(target, numbers)


def write(target: Path, numbers: Mapping[str, Any]) -> None:
    """Write the numbers of a network; those of the other one in the file stay."""
    with np.load(target) as data:
        others = {name: data[name] for name in data.files if name not in numbers}
    small = {name: one.astype(np.float16) for name, one in numbers.items()}
    np.savez_compressed(target, **{**others, **small, "phrases": np.array(all_phrases())})


def network(torch: Any, width: int, count: int) -> Any:
    """Return the network that `classifier` computes: see there."""

    class Network(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.project = torch.nn.Linear(width, PROJECTED)
            self.attend = torch.nn.Linear(width, HEADS)
            self.hide = torch.nn.Linear(PROJECTED * (HEADS + 1), HIDDEN)
            self.score = torch.nn.Linear(HIDDEN, count)
            self.drop = torch.nn.Dropout(0.3)

        def forward(self, frames: Any, there: Any) -> Any:
            projected = self.project(frames).relu()
            attended = self.attend(frames).masked_fill(~there[:, :, None], -1e4).softmax(1)
            heads = torch.einsum("bth,btp->bhp", attended, projected).flatten(1)
            mean = (projected * there[:, :, None]).sum(1) / there.sum(1)[:, None]
            whole = self.drop(torch.cat([heads, mean], 1))
            return self.score(self.drop(self.hide(whole).relu()))

    return Network()


def main() -> int:
    """Make examples, or train on them."""
    parser = argparse.ArgumentParser(prog="train_commands.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    add_making(commands.add_parser("examples"))
    fitting = commands.add_parser("fit")
    fitting.add_argument("--further", action="store_true")
    fitting.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    if options.command == "examples":
        make_examples(options.seed, options.file, Sources(options.kokoro, options.people))
    else:
        fit(options.files, assets.commands_file(), further=options.further)
    return 0


if __name__ == "__main__":
    sys.exit(main())
