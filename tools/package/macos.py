"""What macOS is told of the program, and the last touches to the bundle. Not tried yet."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from package.bundle import BUNDLE
from package.description import ROOT
from package.notices import NAME, SBOM

if TYPE_CHECKING:
    from collections.abc import Iterable

IDENTIFIER = "org.spinecoach.spinecoach"
APP = BUNDLE.with_name("SpineCoach.app")
ENTITLEMENTS = ROOT / "packaging" / "macos" / "entitlements.plist"


def info_plist() -> dict[str, Any]:
    """Return what PyInstaller does not write into Info.plist by itself.

    It names no kinds of files: macOS hands those over in its own way, which is not obeyed yet.
    """
    return {
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        # macOS shows it when it asks whether SpineCoach may use the microphone.
        "NSMicrophoneUsageDescription": "To follow what you say in a workout, such as "
        "“coach, pause”. It is understood on this computer; nothing is kept or sent.",
    }


def finish(texts: Iterable[str] = ("LICENSE", NAME, SBOM)) -> None:
    """Put the licences into the app, and sign it anew: the signature covers every file.

    The signature is nobody's: macOS asks whoever downloads it. A publisher signs it once more.
    """
    for name in texts:
        shutil.copy(BUNDLE / name, APP / "Contents/Resources")
    own = ["--entitlements", str(ENTITLEMENTS), "--sign", "-"]
    subprocess.run(["codesign", "--force", "--deep", *own, str(APP)], check=True)
