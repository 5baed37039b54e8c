"""Which kinds of files are there in data/, and which record does each hold?"""

from __future__ import annotations

from fnmatch import fnmatch

from actionplans.model import records
from actionplans.model.fields import Record
from actionplans.system.fixed import fixed

# What `make schema` writes there is for editors' programs.
SCHEMA_FOLDER = "data/schema"


@fixed
class FileKind:
    """One kind of file: its name, where such files stand, the record in it, and whether it holds many under ids."""

    name: str
    files: str
    record: type[Record]
    keyed: bool = False

    @property
    def path(self) -> str:
        return f"{SCHEMA_FOLDER}/{self.name}.schema.json"


FILE_KINDS = (
    FileKind("city", "data/city.yml", records.City),
    FileKind("vocabulary", "data/vocabulary.yml", records.Vocabulary),
    FileKind("organisations", "data/organisations.yml", records.Organisation, keyed=True),
    FileKind("functions", "data/functions.yml", records.Function, keyed=True),
    FileKind("goals", "data/goals.yml", records.Goal, keyed=True),
    FileKind("projects", "data/projects.yml", records.Project, keyed=True),
    FileKind("routines", "data/routines.yml", records.Routine, keyed=True),
    FileKind("abbreviations", "data/abbreviations.yml", records.Abbreviation, keyed=True),
    FileKind("foreign_names", "data/foreign_names.yml", records.ForeignNames, keyed=True),
    FileKind("synonyms", "data/synonyms.yml", records.Synonym, keyed=True),
    FileKind("moved", "data/moved.yml", records.Moved, keyed=True),
    FileKind("closed", "data/closed.yml", records.ClosedYear, keyed=True),
    FileKind("snapshots", "data/snapshots.yml", records.Snapshot, keyed=True),
    FileKind("source", "data/sources/*.yml", records.Source),
    FileKind("network", "data/networks/*.yml", records.Network),
    FileKind("plan", "data/plans/*/*.yml", records.Plan),
    FileKind("report", "data/reports/*/*.yml", records.Report),
    FileKind("year", "data/years/*.yml", records.Year),
    FileKind("trips", "data/trips/*.yml", records.Trips),
    FileKind("matter", "data/matters/*.yml", records.Matter),
)


def kind_of(path: str) -> FileKind | None:
    """The kind of a file in data/, by its path from the project folder; None for what is no data file."""
    return next((kind for kind in FILE_KINDS if fnmatch(path, kind.files)), None)


def editor_line(path: str) -> str:
    """The first line of a data file, which tells the editor its schema. Raises KeyError for what is no data file.

    A line in the file, because the YAML extension does not find schemas named in .vscode/settings.json when it runs in
    github.dev (redhat-developer/vscode-yaml, issue 655); the settings are for new files on a computer of one's own.
    """
    kind = kind_of(path)
    if kind is None:
        raise KeyError(path)
    up = "../" * (path.count("/") - 1)
    return f"# yaml-language-server: $schema={up}schema/{kind.name}.schema.json"
