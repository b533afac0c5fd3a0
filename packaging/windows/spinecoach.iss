; The installer for Windows, by Inno Setup 6 from the one-folder bundle. Not tried yet.
#ifndef Version
  #define Version "0.0.0"
#endif
[Setup]
MinVersion=10.0
WizardStyle=modern
AppId={{6D0E5C3B-4B0B-4A0E-9D7B-0C5E6E1B7A51}
AppName=SpineCoach
AppVersion={#Version}
AppPublisher=The SpineCoach authors
DefaultDirName={autopf}\SpineCoach
DefaultGroupName=SpineCoach
; For one person, without the rights of an administrator
PrivilegesRequired=lowest
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=SpineCoach-{#Version}-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; The Explorer reads the kinds of files below anew
ChangesAssociations=yes
UninstallDisplayIcon={app}\spinecoach.exe
[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
[Files]
Source: "..\..\build\package\bundle\spinecoach\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
[InstallDelete]
; Nothing of an older version stays beside the new one; a person's files are elsewhere
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\spinecoach-listen-*"
[UninstallDelete]
; What a person unpacked there for spoken commands
Type: filesandordirs; Name: "{app}\spinecoach-listen-*"
[Icons]
Name: "{group}\SpineCoach"; Filename: "{app}\spinecoach.exe"
[Registry]
; A double click on a plan or an archive opens it
Root: HKA; Subkey: "Software\Classes\.spineplan"; ValueType: string; ValueData: "SpineCoach.file"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.spinecoach"; ValueType: string; ValueData: "SpineCoach.file"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\SpineCoach.file"; ValueType: string; ValueData: "SpineCoach"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\SpineCoach.file\DefaultIcon"; ValueType: string; ValueData: "{app}\spinecoach.exe,0"
Root: HKA; Subkey: "Software\Classes\SpineCoach.file\shell\open\command"; ValueType: string; ValueData: """{app}\spinecoach.exe"" ""%1"""
