"""What did the last run of the measurements on main give? Fetched for the next, which says what became slower."""

from __future__ import annotations

from pathlib import Path

from actionplans.adapters.github.gh import Gh, every, in_repository

# The artifact that bench.yml leaves, and the file in it.
ARTIFACT, FILE = "matning", "bench.json"
_WANTED = (
    "{run: .workflow_run.id, branch: .workflow_run.head_branch, old: .expired, "
    "ours: (.workflow_run.repository_id == .workflow_run.head_repository_id)}"
)


def fetch(gh: Gh, repository: str, main: str, folder: Path) -> str:
    """Put the newest one into `folder`, or nothing but `{}` where there is none. Gives what was done, in Swedish.

    A proposal's own run may leave one of the same name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = in_repository(repository, "actions", "artifacts", name=ARTIFACT, per_page=100)
    for one in every(gh, path, _WANTED, ".artifacts[]"):  # the newest first
        if one["branch"] == main and one["ours"] and not one["old"]:
            number = str(int(one["run"]))
            gh(["run", "download", number, "--repo", repository, "--name", ARTIFACT, "--dir", str(folder)], "")
            return f"Mätningen från körning {number} är hämtad."
    (folder / FILE).write_text("{}", encoding="utf-8")
    return "Det finns ingen tidigare mätning."
