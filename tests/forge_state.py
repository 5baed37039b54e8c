"""What does GitHub answer? A repository's issues, proposals, comments, people and runs, as gh is asked of them.

The state is plain JSON, so that a program named gh can keep it in a file between the jobs of a workflow; `answer` is
that program's whole answer. What is asked in a way that GitHub would not take is refused, as it would be.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import urllib.parse
from pathlib import Path
from typing import Any

State = dict[str, Any]
BOT = "github-actions[bot]"
TIME = "2026-11-30T12:{0:02}:{1:02}Z"


class RefusedError(Exception):
    """GitHub says no."""


def new(origin: Path, people: dict[str, str]) -> State:
    """A repository with nothing but its people, and what each may: read, write, maintain or admin."""
    return {
        "origin": str(origin), "people": people, "issues": {}, "comments": {}, "pulls": {}, "reviews": {}, "runs": {},
        "releases": {}, "next": 1, "sent": [],
    }  # fmt: skip


def number(state: State) -> int:
    """The next number; issues, proposals, comments and runs share them here."""
    state["next"] += 1
    return int(state["next"]) - 1


def time(state: State) -> str:
    """A time later than all before."""
    return TIME.format(*divmod(number(state) % 3600, 60))


def git(state: State, *arguments: str) -> str:
    """What git says of the repository."""
    done = subprocess.run(["git", *arguments], cwd=state["origin"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RefusedError(done.stderr)
    return done.stdout.strip()


def answer(state: State, arguments: list[str], given: str, actor: str = BOT) -> str:
    """What gh prints when it is asked something. Raises RefusedError."""
    if arguments[:2] == ["pr", "create"]:
        values = {"head": arguments[3], "title": arguments[5], "body": given, "base": "main"}
        return f"https://github.example/stad/natverk/pull/{_create(state, ['pulls'], values, actor)['number']}"
    if arguments[:2] == ["release", "create"]:
        return _release(state, arguments)
    if arguments[0] != "api":
        raise RefusedError(f"gh {arguments}")
    at = next(one for one in arguments if one.startswith("repos/"))
    way, _, query = at.removeprefix("repos/stad/natverk/").partition("?")
    parts, asked = [urllib.parse.unquote(part) for part in way.split("/")], dict(urllib.parse.parse_qsl(query))
    method = arguments[arguments.index("--method") + 1] if "--method" in arguments else "GET"
    if method != "GET":
        state["sent"].append([method, way])
        return json.dumps(_sent(state, method, parts, json.loads(given), actor))
    return _picked(_found(state, parts, asked), arguments[arguments.index("--jq") + 1])


# --- What is there ----------------------------------------------------------------------------------------------------


def _found(state: State, parts: list[str], asked: dict[str, str]) -> Any:
    match parts:
        case ["issues"]:
            return [one for one in state["issues"].values() if asked.get("labels", "") in ("", *one["labels"])]
        case ["issues", which, "comments"]:
            return [one for one in state["comments"].values() if one["on"] == int(which)]
        case ["pulls"]:
            pulls = [_pull(state, one) for one in state["pulls"].values() if one["state"] == asked.get("state", "open")]
            return [one for one in pulls if asked.get("head", "") in ("", f"stad:{one['head']['ref']}")]
        case [("issues" | "pulls") as kind, which]:
            return _one(state, kind, which)
        case ["pulls", which, "files"]:
            return _files(state, state["pulls"][which])
        case ["pulls", which, "comments"]:
            return [one for one in state["reviews"].values() if one["on"] == int(which)]
        case ["collaborators", who, "permission"]:
            if who not in state["people"]:
                raise RefusedError("HTTP 404")
            return {"permission": state["people"][who]}
        case ["actions", "runs", which]:
            return state["runs"][which]
        case ["actions", "runs", which, "artifacts"]:
            return {"artifacts": state["runs"][which]["artifacts"]}
    return _found_in_git(state, parts)


def _found_in_git(state: State, parts: list[str]) -> Any:
    match parts:
        case ["git", "matching-refs", "tags", tag]:
            names = git(state, "for-each-ref", "--format=%(refname)", f"refs/tags/{tag}*").splitlines()
            return [{"ref": name} for name in names]
        case ["compare", between]:
            base, _, head = between.partition("...")
            ahead = git(state, "rev-list", "--count", f"{base}..{head}")
            same = git(state, "rev-parse", base) == git(state, "rev-parse", head)
            return {"status": "identical" if same else "behind" if ahead == "0" else "ahead"}
    raise RefusedError(f"GET {parts}")


def _one(state: State, kind: str, which: str) -> Any:
    if which not in state[kind]:
        raise RefusedError("HTTP 410: This issue was deleted" if kind == "issues" else "HTTP 404")
    return _pull(state, state[kind][which]) if kind == "pulls" else state[kind][which]


def _pull(state: State, pull: dict[str, Any]) -> dict[str, Any]:
    commit = git(state, "rev-parse", pull["branch"])
    head = {"ref": pull["branch"], "sha": commit, "repo": {"full_name": "stad/natverk"}}
    return {**pull, "head": head, "base": {"ref": "main"}}


def _files(state: State, pull: dict[str, Any]) -> list[dict[str, Any]]:
    names = git(state, "diff", "--name-only", f"main...{pull['branch']}").splitlines()
    return [{"filename": name, "patch": _patch(state, pull["branch"], name)} for name in names]


def _patch(state: State, branch: str, name: str) -> str:
    text = git(state, "diff", f"main...{branch}", "--", name)
    return text[text.index("@@") :] if "@@" in text else ""


def _picked(found: Any, wanted: str) -> str:
    """What jq picks: ".[] | {number, author: .user.login}" a line each, "{permission}" of one."""
    items, _, shape = wanted.rpartition(" | ")
    several = found["artifacts"] if items == ".artifacts[]" else found if items else [found]
    return "\n".join(json.dumps(_shaped(one, shape), ensure_ascii=False) for one in several)


def _shaped(one: Any, shape: str) -> dict[str, Any]:
    picked = {}
    for part in shape.strip("{} ").split(","):
        key, _, way = part.strip().partition(": ")
        if way.startswith("has("):
            picked[key] = re.findall(r'"(\w+)"', way)[0] in one
        else:
            picked[key] = _at(one, (way or f".{key}").strip("."))
    return picked


def _at(one: Any, way: str) -> Any:
    for step in way.split("."):
        one = one.get(step) if isinstance(one, dict) else None
    return one


# --- What is sent -----------------------------------------------------------------------------------------------------


def _sent(state: State, method: str, parts: list[str], values: dict[str, Any], actor: str) -> Any:
    match method, parts:
        case "POST", _:
            return _create(state, parts, values, actor)
        case "PATCH", ["issues", "comments", which]:
            return state["comments"][which].update(values)
        case "PATCH", [("issues" | "pulls") as kind, which]:
            return state[kind][which].update(values)
        case "DELETE", ["issues", "comments", which]:
            return state["comments"].pop(which) and None
        case "DELETE", ["pulls", "comments", which]:
            return state["reviews"].pop(which) and None
    raise RefusedError(f"{method} {parts}")


def _release(state: State, arguments: list[str]) -> str:
    """A release with the file of a package, at a tag that it sets on a version where none is there."""
    tag, file = arguments[2], Path(arguments[3])
    if tag in state["releases"]:
        raise RefusedError("HTTP 422: already_exists")
    if "--target" in arguments:
        git(state, "tag", tag, arguments[arguments.index("--target") + 1])
    git(state, "rev-parse", "--verify", f"refs/tags/{tag}")
    state["releases"][tag] = {"file": file.name, "bytes": file.stat().st_size}
    return f"https://github.example/stad/natverk/releases/tag/{tag}"


def _create(state: State, parts: list[str], values: dict[str, Any], actor: str) -> dict[str, Any]:
    mine = number(state)
    match parts:
        case ["issues"]:
            issue = {"number": mine, "state": "open", "labels": [], "user": {"login": actor}, **values}
            state["issues"][str(mine)] = issue
        case ["issues", which, "comments"]:
            if len(values["body"]) > 65_536:
                raise RefusedError("HTTP 422: body is too long")
            state["comments"][str(mine)] = {"id": mine, "on": int(which), "user": {"login": actor}, **values}
        case ["pulls"]:
            if any(one["branch"] == values["head"] and one["state"] == "open" for one in state["pulls"].values()):
                raise RefusedError("HTTP 422: a pull request already exists")
            git(state, "rev-parse", "--verify", values["head"])
            pull = {"number": mine, "state": "open", "branch": values["head"], "user": {"login": actor}, **values}
            state["pulls"][str(mine)] = pull
        case ["pulls", which, "comments"]:
            _review(state, state["pulls"][which], values)
            state["reviews"][str(mine)] = {"id": mine, "on": int(which), "user": {"login": actor}, **values}
        case _:
            raise RefusedError(f"POST {parts}")
    return {"number": mine, "id": mine}


def _review(state: State, pull: dict[str, Any], comment: dict[str, Any]) -> None:
    """Refuse a comment on a line that the proposal's difference does not show."""
    files = {one["filename"]: one["patch"] for one in _files(state, pull)}
    lines = set(_lines(files.get(comment["path"], "")))
    if not set(range(comment.get("start_line", comment["line"]), comment["line"] + 1)) <= lines:
        raise RefusedError("HTTP 422: line must be part of the diff")


def _lines(patch: str) -> list[int]:
    """The lines of a file that a difference shows, as they are after it."""
    found: list[int] = []
    now = itertools.count()
    for line in patch.splitlines():
        if head := re.match(r"@@ -\S+ \+(\d+)", line):
            now = itertools.count(int(head[1]))
        elif not line.startswith(("-", "\\")):
            found.append(next(now))
    return found
