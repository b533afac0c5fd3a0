"""Makes what one installs, all from one description: `python3 packaging/dev.py package`.

description  what the program is called, its version, its moment
share        desktop file, kinds of files, AppStream, icons, manual, completion
environments the two Pythons that a bundle is made with
plain_numpy  NumPy without what the program does not ask it for
bundle       one folder that runs without Python
addon        what it needs to understand spoken commands, as a folder beside it
icu          what Qt is linked to and does not use, taken out of the bundle
notices      licences of all that is in it, and a list of it (SBOM)
linux        .deb and .rpm from the bundle, and what a Flatpak is made by
appimage     the AppImage
macos        what the bundle for macOS says of itself
trial        installs and uses what was made in fresh systems
"""
