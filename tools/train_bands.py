"""Trains the network of mel bands that recognises spoken commands with others (`listening.bands`).

    .venv/bin/python tools/train_bands.py recordings SEED FILE [--kokoro FOLDER] [--people FOLDER]
    .venv/bin/python tools/train_bands.py fit MINUTES FILE...

`recordings` keeps what synthetic voices say, and noises; a few such files give many voices. `fit`
trains with them for so long, and puts the numbers beside those that `train_commands` trains. Ten
minutes of one processor recognise most; an hour and recordings of people make it good in noise, and
for people. Both need what `train_commands` needs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from noisy_bands import Mixer, keep
from spoken_examples import Rooms, Sources, add_making, everyone
from train_commands import write

from spinecoach import assets
from spinecoach.adapters.listening.bands import BANDS, PART
from spinecoach.core.workout.heard import all_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST, CHANNELS, BLOCKS, HEADS, HIDDEN = 64, 192, 5, 4, 128
"""The sizes of the network."""

BATCH, RATE, EASY = 64, 2e-3, 0.12
"""How many examples it learns from at once, how fast, and the share of the time at the beginning in
which they become more and more difficult."""

AVERAGED = 0.002
"""The share of the newest numbers in the average that is kept."""

ROUNDS = 4
"""How many batches are drawn together: those of one length share one."""


def keep_recordings(seed: int, file: Path, sources: Sources) -> None:
    """Write what many voices say, and noises, as energies in bands."""
    chance = random.Random(seed)
    speakers = [*everyone(chance, sources)]
    np.savez(file, **keep(speakers, Rooms(speakers, seed), chance))


def fit(files: Sequence[Path], target: Path, minutes: float) -> None:
    """Train for so long, and write the numbers that `bands` reads beside the others."""
    import torch  # type: ignore[import-not-found]

    torch.manual_seed(0)
    torch.set_flush_denormal(True)
    mixer, net = Mixer(files, np.random.default_rng(0)), network(torch)
    mean = torch.optim.swa_utils.AveragedModel(
        net,
        avg_fn=lambda old, new, steps: old + (new - old) * max(AVERAGED, 10.0 / (10.0 + steps)),
        use_buffers=True,
    )
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.02)
    begin, done = time.monotonic(), 0.0
    while (done := (time.monotonic() - begin) / 60.0 / minutes) < 1.0:
        mixer.ease = max(0.0, 1.0 - done / EASY)
        drawn = sorted(
            (mixer.example() for _ in range(ROUNDS * BATCH)), key=lambda one: len(one[1])
        )
        right = 0
        for part in torch.randperm(ROUNDS).tolist():
            some = drawn[part * BATCH :][:BATCH]
            wanted = torch.tensor([label for label, _ in some]) % (len(all_phrases()) + 1)
            padded = torch.nn.utils.rnn.pad_sequence(
                [torch.tensor(one) for _, one in some], batch_first=True
            )
            sizes = torch.tensor([len(one) for _, one in some])
            there = torch.arange(padded.shape[1]) < sizes[:, None]
            scores = net(padded.mT, there[:, None].float())
            loss = torch.nn.functional.cross_entropy(scores, wanted, label_smoothing=0.04)
            optimiser.param_groups[0]["lr"] = RATE * (0.5 + 0.5 * np.cos(np.pi * done))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 3.0)
            optimiser.step()
            mean.update_parameters(net)
            right += int((scores.argmax(1) == wanted).sum())
        print(f"{100 * done:.0f} %: {100 * right / len(drawn):.1f} % right", flush=True)
    numbers = merged(mean.module.state_dict())
    write(target, {f"{PART}{name}": one for name, one in numbers.items()})


def network(torch: Any) -> Any:
    """Return the network that `bands` computes, with its norms apart: see there.

    Without the norms at its end all hidden numbers become zero, and it learns nothing.
    """
    nn: Any = torch.nn

    class Block(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.each = nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2, groups=CHANNELS, bias=False)
            self.all = nn.Conv1d(CHANNELS, CHANNELS, 1, bias=False)
            self.norm = nn.BatchNorm1d(CHANNELS)

    class Network(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.first = nn.Conv1d(2 * BANDS, FIRST, 5, stride=2, padding=2, bias=False)
            self.first_norm = nn.BatchNorm1d(FIRST)
            self.second = nn.Conv1d(FIRST, CHANNELS, 3, stride=2, padding=1, bias=False)
            self.second_norm = nn.BatchNorm1d(CHANNELS)
            self.blocks = nn.ModuleList(Block() for _ in range(BLOCKS))
            self.attend = nn.Conv1d(CHANNELS, HEADS, 1)
            self.whole_norm = nn.BatchNorm1d(CHANNELS * (HEADS + 2))
            self.hide = nn.Linear(CHANNELS * (HEADS + 2), HIDDEN)
            self.hide_norm = nn.BatchNorm1d(HIDDEN)
            self.score = nn.Linear(HIDDEN, len(all_phrases()) + 1)
            self.drop = nn.Dropout(0.15)

        def forward(self, frames: Any, there: Any) -> Any:
            there = there[:, :, ::2]
            frames = self.first_norm(self.first(frames)).relu() * there
            there = there[:, :, ::2]
            frames = self.second_norm(self.second(frames)).relu() * there
            for block in self.blocks:
                frames = (frames + block.norm(block.all(block.each(frames))).relu()) * there
            attended = self.attend(frames).masked_fill(there == 0, -1e4).softmax(2)
            heads = torch.einsum("bht,bct->bhc", attended, frames).flatten(1)
            mean, most = frames.sum(2) / there.sum(2), frames.max(2).values
            whole = self.drop(self.whole_norm(torch.cat([heads, mean, most], 1)))
            return self.score(self.drop(self.hide_norm(self.hide(whole)).relu()))

    return Network()


def merged(state: Any) -> dict[str, Any]:
    """Return the numbers of a trained network, its norms merged into its layers."""
    numbers = {name: one.detach().double().numpy() for name, one in state.items()}

    def norm(name: str) -> tuple[Any, Any]:
        """Return by what a norm multiplies, and what it adds then."""
        factor = numbers[f"{name}.weight"] / np.sqrt(numbers[f"{name}.running_var"] + 1e-5)
        return factor, numbers[f"{name}.bias"] - numbers[f"{name}.running_mean"] * factor

    found = {}
    for name in ("first", "second"):
        factor, found[f"{name}.bias"] = norm(f"{name}_norm")
        found[f"{name}.weight"] = numbers[f"{name}.weight"] * factor[:, None, None]
    for number in range(BLOCKS):
        old, new = f"blocks.{number}", f"block{number}"
        factor, found[f"{new}.bias"] = norm(f"{old}.norm")
        found[f"{new}.each"] = numbers[f"{old}.each.weight"][:, 0]
        found[f"{new}.all"] = numbers[f"{old}.all.weight"][:, :, 0] * factor[:, None]
    found["attend.weight"] = numbers["attend.weight"][:, :, 0]
    found |= {name: numbers[name] for name in ("attend.bias", "score.weight", "score.bias")}
    (before, added), (after, last) = norm("whole_norm"), norm("hide_norm")
    found["hide.weight"] = numbers["hide.weight"] * before * after[:, None]
    found["hide.bias"] = (numbers["hide.bias"] + numbers["hide.weight"] @ added) * after + last
    return found


def main() -> int:
    """Keep recordings, or train on them."""
    parser = argparse.ArgumentParser(prog="train_bands.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    add_making(commands.add_parser("recordings"))
    fitting = commands.add_parser("fit")
    fitting.add_argument("minutes", type=float)
    fitting.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    if options.command == "recordings":
        keep_recordings(options.seed, options.file, Sources(options.kokoro, options.people))
    else:
        fit(options.files, assets.commands_file(), options.minutes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
