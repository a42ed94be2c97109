"""A repository that came with a folder: nothing that it names is run, and what cannot be proven is not said."""

from __future__ import annotations

import json
import os
import random
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from hashlib import sha1, sha256
from pathlib import Path
from typing import Any

import pytest
from waiting import PATIENCE

from synthreport.draft.draft import Draft
from synthreport.repository import bounds, packs
from synthreport.scan.surroundings.code import code

ROOT = Path(__file__).parents[1]
GIT = shutil.which("git") or ""
IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")


def git(folder: Path, *arguments: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        [GIT, *IDENTITY, *arguments], cwd=folder, capture_output=True, text=True, check=True,
        env={**clean, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull},
    )  # fmt: skip
    return done.stdout.strip()


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not GIT:
        pytest.skip("no git")
    folder = tmp_path_factory.mktemp("made") / "study"
    write(folder / "make.py", "x = 1\n")
    write(folder / "lib" / "deep" / "own.py", "y = 1\n")
    write(folder / "data.csv", "a,b\n1,2\n")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


@pytest.fixture
def repository(made: Path, tmp_path: Path) -> Path:
    """A repository that can be done anything to."""
    return Path(shutil.copytree(made, tmp_path / "study", symlinks=True))


def tool(draft: Draft) -> dict[str, Any]:
    found: dict[str, Any] = draft.answers.get("tools", {}).get("study", {})
    return found


def left(draft: Draft) -> str:
    return "\n".join(f"{each.place}: {each.why}" for each in draft.left)


def changes(folder: Path) -> tuple[str | None, str]:
    """What is reported about changes, or why nothing is."""
    draft = code(folder)
    return tool(draft).get("local_changes"), left(draft)


def loose(folder: Path, id_: str) -> Path:
    return folder / ".git" / "objects" / id_[:2] / id_[2:]


def put(folder: Path, kind: str, body: bytes, id_: str = "") -> str:
    """Put an object into a repository, under its own id or under another."""
    whole = b"%s %d\0%s" % (kind.encode(), len(body), body)
    id_ = id_ or sha1(whole).hexdigest()
    path = loose(folder, id_)
    path.unlink(missing_ok=True)
    write(path, zlib.compress(whole))
    return id_


def commit_of(folder: Path, tree: str) -> str:
    """Check out a commit of a tree, as far as HEAD goes."""
    person = b"A <a@example.org> 1700000000 +0000"
    made = put(folder, "commit", b"tree %s\nauthor %s\ncommitter %s\n\nx\n" % (tree.encode(), person, person))
    write(folder / ".git" / "refs" / "heads" / "main", made + "\n")
    return made


# What is reported, and what git itself says.


def test_a_repository_as_it_was_committed(repository: Path) -> None:
    draft = code(repository)
    assert tool(draft)["commit"] == git(repository, "rev-parse", "HEAD")
    assert tool(draft)["local_changes"] == "none"
    assert left(draft) == "/tools/study/repository: its settings name no remote"


def test_a_commit_is_what_its_id_says_and_not_what_replaces_it_here(repository: Path) -> None:
    """Others who check out the commit get what it was made with: replacements stay on one computer."""
    first = git(repository, "rev-parse", "HEAD")
    write(repository / "make.py", "x = 2\n")
    git(repository, "commit", "-qam", "second")
    git(repository, "replace", first, git(repository, "rev-parse", "HEAD"))
    git(repository, "--no-replace-objects", "reset", "-q", "--hard", first)
    assert "make.py" in git(repository, "status", "--short")
    assert changes(repository)[0] == "none"
    write(repository / "make.py", "x = 2\n")
    assert changes(repository)[0] is None, "what the replacement holds"


def test_a_folder_within_a_repository(repository: Path, tmp_path: Path) -> None:
    write(repository / "other" / "x.csv", "a\n1\n")
    assert tool(code(repository / "lib" / "deep"))["local_changes"] == "none"
    assert "no file of the folder is under version control" in left(code(repository / "other"))
    assert "no file of the folder is under version control" in left(code(tmp_path))


def pack(folder: Path) -> None:
    git(folder, "gc", "-q", "--aggressive", "--prune=now")
    git(folder, "pack-refs", "--all")


def old_pack(folder: Path) -> None:
    git(folder, "-c", "pack.indexVersion=1", "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq")


@pytest.mark.parametrize("packed", [pack, old_pack])
def test_packed_objects_are_read_through_their_differences(packed: Callable[[Path], None], repository: Path) -> None:
    for number in range(8):
        for each in range(40):
            write(repository / "many" / f"file{each}.py", f"{each}, {number if each == 3 else 0}\n")
        git(repository, "add", ".")
        git(repository, "commit", "-qm", str(number))
    packed(repository)
    git(repository, "checkout", "-q", "HEAD~6")  # git keeps the newest whole
    assert list((repository / ".git" / "objects" / "pack").glob("*.pack"))
    draft = code(repository)
    assert (tool(draft)["local_changes"], tool(draft)["commit"]) == ("none", git(repository, "rev-parse", "HEAD"))
    write(repository / "many" / "file3.py", "changed\n")
    assert "1 files were changed" in changes(repository)[1]


def test_a_difference_of_a_tree_is_met(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above would be worth nothing if git had kept the trees whole."""
    met = []
    applied = packs.Pack._applied

    def noted(self: packs.Pack, body: bytes, difference: bytes) -> bytes:
        met.append(difference)
        return applied(self, body, difference)

    monkeypatch.setattr(packs.Pack, "_applied", noted)
    test_packed_objects_are_read_through_their_differences(pack, repository)
    assert met


TAGS: dict[str, Callable[[Path], object]] = {
    "v1": lambda folder: git(folder, "tag", "v1"),
    "v2": lambda folder: [git(folder, "tag", "z"), git(folder, "tag", "-am", "x", "v2")],
    "v/3": lambda folder: [git(folder, "tag", "-am", "x", "v/3"), git(folder, "pack-refs", "--all")],
    "a": lambda folder: [git(folder, "tag", "b"), git(folder, "tag", "a")],
    "outer": lambda folder: [git(folder, "tag", "-am", "x", "inner"), git(folder, "tag", "-am", "y", "outer", "inner"),
                             git(folder, "tag", "-d", "inner")],
}  # fmt: skip


@pytest.mark.parametrize("name", TAGS)
def test_the_tag_of_the_commit_is_its_version(name: str, repository: Path) -> None:
    TAGS[name](repository)
    assert tool(code(repository))["version"] == name == git(repository, "describe", "--tags", "--exact-match")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such names")
def test_what_a_terminal_would_act_on_is_no_tag_and_no_address(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    for name in ("v\x1b[31m", "v\udcff", "v\n1"):
        write(repository / ".git" / "refs" / "tags" / name, commit)
    settings('[remote "origin"]\n\turl = https://host.example/\x1b[31m\n')(repository)
    assert tool(code(repository)).keys() == {"kind", "name", "commit", "local_changes"}
    git(repository, "tag", "v1")
    assert tool(code(repository))["version"] == "v1"


def test_tags_that_cannot_be_read_cost_no_more_than_the_version(repository: Path, tmp_path: Path) -> None:
    shutil.rmtree(repository / ".git" / "refs" / "tags")
    write(tmp_path / "outside" / "v1", git(repository, "rev-parse", "HEAD"))
    (repository / ".git" / "refs" / "tags").symlink_to(tmp_path / "outside")
    draft = code(repository)
    assert (tool(draft)["local_changes"], "version" in tool(draft)) == ("none", False)
    assert "/tools/study/version: .git/refs/tags is a link that leads out of the folder" in left(draft)


def test_a_tag_of_another_commit_is_no_version(repository: Path) -> None:
    git(repository, "tag", "-am", "x", "v1")
    git(repository, "tag", "v2")
    git(repository, "commit", "-q", "--allow-empty", "-m", "second")
    assert "version" not in tool(code(repository))


def stage_and_restore(folder: Path) -> None:
    text = (folder / "make.py").read_bytes()
    write(folder / "make.py", "x = 2\n")
    git(folder, "add", "make.py")
    write(folder / "make.py", text)


def same_size_and_time(folder: Path) -> None:
    """What the index knows of the file by its size and time stays true."""
    file = folder / "make.py"
    before = file.stat()
    git(folder, "update-index", "--refresh")
    write(file, "x = 2\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(put_there: Callable[[Path], object]) -> Callable[[Path], object]:
    def replace(folder: Path) -> None:
        (folder / "make.py").unlink()
        put_there(folder / "make.py")

    return replace


def moved_behind_a_link(folder: Path) -> None:
    shutil.move(folder / "lib", folder / "else")
    (folder / "lib").symlink_to("else")


CHANGED: dict[str, Callable[[Path], object]] = {
    "changed": lambda folder: write(folder / "make.py", "x = 3\n"),
    "of the same size": same_size_and_time,
    "gone": lambda folder: (folder / "make.py").unlink(),
    "a folder gone": lambda folder: shutil.rmtree(folder / "lib"),
    "staged": lambda folder: [write(folder / "new.py", ""), git(folder, "add", "new.py")],
    "to be added": lambda folder: [write(folder / "new.py", ""), git(folder, "add", "-N", "new.py")],
    "staged and restored": stage_and_restore,
    "no longer tracked": lambda folder: git(folder, "rm", "-q", "--cached", "make.py"),
    "can be executed": lambda folder: (folder / "make.py").chmod(0o755),
    "a link": replaced(lambda path: path.symlink_to("data.csv")),
    "a folder": replaced(Path.mkdir),
    "a pipe": replaced(os.mkfifo),
    "a folder that is a link": moved_behind_a_link,
    "said to be unchanged": lambda folder: [
        git(folder, "update-index", "--assume-unchanged", "make.py"), write(folder / "make.py", "x = 4\n")
    ],
    "said not to be here": lambda folder: [
        git(folder, "update-index", "--skip-worktree", "make.py"), write(folder / "make.py", "x = 4\n")
    ],
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="pipes, links and modes are those of POSIX")
@pytest.mark.parametrize("name", CHANGED)
def test_a_change_is_never_called_none(name: str, repository: Path) -> None:
    CHANGED[name](repository)
    said, why = changes(repository)
    assert said is None
    assert "1 files were changed since the commit" in why


@pytest.mark.parametrize("name", ["new.py", "lib/new.R", "lib/deep/new.ipynb"])
@pytest.mark.parametrize("ignored", [False, True])
def test_code_that_was_never_committed_is_told(name: str, ignored: bool, repository: Path) -> None:
    if ignored:
        write(repository / ".git" / "info" / "exclude", "new.*\n")
    write(repository / name, "{}")
    write(repository / "made.csv", "a,b\n1,2\n")
    said, why = changes(repository)
    assert said is None
    assert "1 files of code are not under version control" in why
    assert changes(repository / "lib")[0] == ("none" if name == "new.py" else None)


def test_an_address_that_settings_stand_for_is_told(repository: Path) -> None:
    settings("""[remote "origin"]
	url = gh:lab/study
[url "https://token:x@github.com/"]
	insteadOf = gh:
	insteadOf = hub:
[url "https://elsewhere.example/"]
	insteadOf = g
""")(repository)
    assert tool(code(repository))["repository"] == "https://github.com/lab/study"


def test_links_are_compared_and_not_followed(repository: Path) -> None:
    (repository / "link").symlink_to("/etc/passwd")
    git(repository, "add", "link")
    git(repository, "commit", "-qm", "link")
    assert changes(repository)[0] == "none"
    (repository / "link").unlink()
    (repository / "link").symlink_to("/etc/group")
    assert "1 files were changed" in changes(repository)[1]


def lines_end_otherwise(folder: Path) -> None:
    write(folder / "make.py", "x = 1\r\n")


def sparse(folder: Path) -> None:
    git(folder, "status")  # refreshes the times
    git(folder, "sparse-checkout", "set", "--no-cone", "/make.py")


def sparse_index(folder: Path) -> None:
    git(folder, "sparse-checkout", "set", "--cone", "--sparse-index", "nothing")


def split_index(folder: Path) -> None:
    git(folder, "update-index", "--split-index")


def submodule(folder: Path) -> None:
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    git(folder, "submodule", "--quiet", "add", str(other), "sub")
    git(folder, "commit", "-qm", "sub")


def conflict(folder: Path) -> None:
    git(folder, "checkout", "-qb", "one")
    write(folder / "make.py", "x = 5\n")
    git(folder, "commit", "-qam", "one")
    git(folder, "checkout", "-q", "main")
    write(folder / "make.py", "x = 6\n")
    git(folder, "commit", "-qam", "two")
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "one")


def without_its_tree(folder: Path) -> None:
    loose(folder, git(folder, "rev-parse", "HEAD^{tree}")).unlink()
    write(folder / "make.py", "x = 7\n")


def without_a_deep_tree(folder: Path) -> None:
    loose(folder, git(folder, "rev-parse", "HEAD:lib")).unlink()


def with_a_forged_tree(folder: Path) -> None:
    """A tree that says what the changed files are, under the id of the one that was committed."""
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    write(folder / "make.py", "x = 8\n")
    git(folder, "add", ".")
    forged = git(folder, "write-tree")
    loose(folder, tree).unlink()
    shutil.copy(loose(folder, forged), loose(folder, tree))


def objects_elsewhere(folder: Path) -> None:
    elsewhere = folder.with_name("elsewhere")
    shutil.move(folder / ".git" / "objects", elsewhere)
    write(folder / ".git" / "objects" / "info" / "alternates", f"{elsewhere}\n")
    assert git(folder, "status", "--short") == ""


def broken_index(folder: Path) -> None:
    index = folder / ".git" / "index"
    index.write_bytes(index.read_bytes()[:-1] + b"?")


OPEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "line ends": (lines_end_otherwise, "1 files differ from the commit in their line ends"),
    "sparse": (sparse, "2 files of the commit are not checked out"),
    "sparse index": (sparse_index, ".git/index is kept in a form that is not read"),
    "split index": (split_index, ".git/index is kept in a form that is not read"),
    "submodule": (submodule, "1 submodules are not looked into"),
    "conflict": (conflict, "files are in conflict"),
    "no tree": (without_its_tree, "is not here; what lies elsewhere is not fetched"),
    "no deep tree": (without_a_deep_tree, "is not here; what lies elsewhere is not fetched"),
    "objects elsewhere": (objects_elsewhere, "is not here; what lies elsewhere is not fetched"),
    "forged tree": (with_a_forged_tree, "is not what its name says"),
    "no index": (lambda folder: (folder / ".git" / "index").unlink(), "it has no index"),
    "index of noise": (lambda folder: write(folder / ".git" / "index", b"DIRC" + bytes(200)), ".git/index is broken"),
    "cut index": (lambda folder: write(folder / ".git" / "index", b"DIRC\0\0\0\2\0\0\xff\xff" + bytes(90)),
                  ".git/index is broken"),
    "empty index": (lambda folder: write(folder / ".git" / "index", b""), ".git/index is broken"),
    "broken index": (broken_index, ".git/index is broken: its checksum is another"),
}  # fmt: skip


@pytest.mark.parametrize("name", OPEN)
def test_what_cannot_be_known_is_left_open_with_the_reason(name: str, repository: Path) -> None:
    break_it, why = OPEN[name]
    break_it(repository)
    draft = code(repository)
    assert "local_changes" not in tool(draft)
    assert why in left(draft)


def test_a_file_that_git_lfs_has_fetched_is_as_it_was_committed(repository: Path) -> None:
    content = b"a,b\n" * 100
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 400\n"
    write(repository / "large.csv", pointer.format(sha256(content).hexdigest()))
    git(repository, "add", "large.csv")
    git(repository, "commit", "-qm", "large")
    assert changes(repository)[0] == "none"
    write(repository / "large.csv", content)
    assert changes(repository)[0] == "none"
    write(repository / "large.csv", content[:-1] + b"x")
    assert "1 files were changed" in changes(repository)[1]


# What is not a repository that can be read.


def of_sha256(folder: Path) -> None:
    shutil.rmtree(folder / ".git")
    git(folder, "init", "-q", "--object-format=sha256")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")


def settings(text: str) -> Callable[[Path], object]:
    def add(folder: Path) -> None:
        with (folder / ".git" / "config").open("a", encoding="utf-8") as file:
            file.write(text)

    return add


def pointing_elsewhere(folder: Path) -> None:
    shutil.move(folder / ".git", folder.parent / "secret")
    write(folder / ".git", f"gitdir: {folder.parent / 'secret'}\n")


def linked_elsewhere(folder: Path) -> None:
    shutil.move(folder / ".git", folder.parent / "secret")
    (folder / ".git").symlink_to(folder.parent / "secret")


UNREAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "sha256": (of_sha256, "objectformat = sha256"),
    "reftable": (settings("[extensions]\n\trefStorage = reftable\n"), "refstorage = reftable"),
    "unknown extension": (settings("[extensions]\n\tsurprise = 1\n"), "surprise = 1"),
    "unknown format": (settings("[core]\n\trepositoryformatversion = 7\n"), "a format that is not known"),
    "bare": (settings("[core]\n\tbare = true\n"), "no files of its own"),
    "nonsense": (settings("[core]\n\tbare = perhaps\n"), ".git/config is broken"),
    "no settings": (settings("[[[[\n"), ".git/config is broken"),
    "elsewhere": (settings("[core]\n\tworktree = /etc\n"), "its files lie in another folder"),
    "elsewhere by its own": (
        lambda folder: [settings("[extensions]\n\tworktreeConfig = true\n")(folder),
                        write(folder / ".git" / "config.worktree", "[core]\n\tworktree = ../..\n")],
        "its files lie in another folder",
    ),
    "another's": (lambda folder: write(folder / ".git" / "commondir", "../../secret"), "its .git names another folder"),
    "a file": (pointing_elsewhere, "its .git is a file that names another folder"),
    "a link": (linked_elsewhere, "its .git is a link that leads out of the folder"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_a_repository_of_an_unknown_kind_is_left_with_the_reason(name: str, repository: Path) -> None:
    break_it, why = UNREAD[name]
    break_it(repository)
    draft = code(repository)
    assert draft.answers == {}
    assert why in left(draft)


HEADS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", ".git/HEAD is broken"),
    "circle": (b"ref: refs/heads/circle\n", "its HEAD leads in a circle"),
    "out": (b"ref: ../../../secret\n", ".git/HEAD is broken: it names no branch"),
    "out of refs": (b"ref: refs/../../secret\n", ".git/HEAD is broken: it names no branch"),
    "absolute": (b"ref: /etc/passwd\n", ".git/HEAD is broken: it names no branch"),
    "long": (b"ref: refs/heads/" + b"a" * 5000, "larger than 4 KiB"),
    "absent": (b"0" * 40, "is not here"),
    "a tree": (b"", "is a tree, where a commit was expected"),
    "text": (b"\xff\xfe\0", ".git/HEAD is broken"),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_that_leads_nowhere_is_no_commit(name: str, repository: Path) -> None:
    text, why = HEADS[name]
    if name == "a tree":
        text = git(repository, "rev-parse", "HEAD^{tree}").encode()
    write(repository / ".git" / "refs" / "heads" / "circle", b"ref: refs/heads/circle\n")
    write(repository / ".git" / "HEAD", text)
    draft = code(repository)
    assert "commit" not in tool(draft)
    assert "local_changes" not in tool(draft)
    assert why in left(draft)


def test_a_head_that_is_a_link_is_followed_within_the_repository_alone(repository: Path, tmp_path: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    head = repository / ".git" / "HEAD"
    head.unlink()
    head.symlink_to("refs/heads/main")
    assert tool(code(repository))["commit"] == commit
    head.unlink()
    head.symlink_to(write(tmp_path / "outside", commit))
    draft = code(repository)
    assert "commit" not in tool(draft)
    assert "leads out of the folder" in left(draft)


def test_nothing_committed_is_no_commit(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    write(folder / "make.py", "")
    git(folder, "init", "-q")
    assert "no file of the folder is under version control" in left(code(folder))
    git(folder, "add", ".")
    draft = code(folder)
    assert tool(draft) == {"kind": "software", "name": "study"}
    assert "nothing is committed yet" in left(draft)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize(
    "name", ["HEAD", "config", "index", "packed-refs", "refs/heads/main", "refs/tags/v1", "objects/pack/pack-1.idx",
             "config.worktree", "{commit}", "{tree}"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "socket"])
def test_nothing_in_a_repository_is_waited_for(kind: str, name: str, repository: Path) -> None:
    ids = {each: git(repository, "rev-parse", f"HEAD^{{{each}}}") for each in ("commit", "tree")}
    settings("[extensions]\n\tworktreeConfig = true\n")(repository)
    path = loose(repository, ids[name[1:-1]]) if name[1:-1] in ids else repository / ".git" / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mknod(path, 0o140644)
    draft = code(repository)
    is_needed = name not in ("refs/tags/v1", "objects/pack/pack-1.idx", "packed-refs")
    assert "local_changes" not in tool(draft) or not is_needed


# What was made to cost time or memory.


def entry(mode: bytes, name: bytes, id_: str) -> bytes:
    return b"%s %s\0%s" % (mode, name, bytes.fromhex(id_))


def test_trees_within_trees_are_not_unfolded(repository: Path) -> None:
    """Ten trees within each of ten trees, and so on: only what the index knows is gone into."""
    inner = git(repository, "rev-parse", "HEAD^{tree}")
    for _ in range(30):
        inner = put(repository, "tree", b"".join(entry(b"40000", b"d%d" % number, inner) for number in range(10)))
    commit_of(repository, inner)
    said, why = changes(repository)
    assert said is None
    assert "files were changed" in why


@pytest.mark.parametrize("name", [b"..", b".", b"", b".git", b".GIT", b"a/b", b"../../etc/passwd", b"a\\b"])
def test_a_tree_with_a_name_that_leads_out_is_not_read(name: bytes, repository: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:make.py")
    commit_of(repository, put(repository, "tree", entry(b"100644", name, blob)))
    assert "holds a name that no file can have" in changes(repository)[1]


def bomb(folder: Path, id_: str) -> None:
    size = bounds.OBJECT * 4
    loose(folder, id_).unlink()
    write(loose(folder, id_), zlib.compress(b"tree %d\0" % size + bytes(size)))


def in_pack(folder: Path, id_: str, content: bytes) -> None:
    """Make a pack of one object, with an index of version 2 that finds it."""
    loose(folder, id_).unlink()
    raw = bytes.fromhex(id_)
    fan = b"".join(struct.pack(">L", int(number >= raw[0])) for number in range(256))
    body = b"PACK" + struct.pack(">LL", 2, 1) + content
    write(folder / ".git" / "objects" / "pack" / "pack-1.pack", body + sha1(body).digest())
    index = b"\xfftOc" + struct.pack(">L", 2) + fan + raw + struct.pack(">LL", 0, 12) + sha1(body).digest()
    write(folder / ".git" / "objects" / "pack" / "pack-1.idx", index + sha1(index).digest())


def piece(kind: int, size: int, body: bytes, base: bytes = b"") -> bytes:
    first, rest = (kind << 4) | (size & 15), size >> 4
    header = bytearray()
    while rest:
        header.append(first | 128)
        first, rest = rest & 127, rest >> 7
    header.append(first)
    return bytes(header) + base + zlib.compress(body)


PACKED: dict[str, Callable[[str], bytes]] = {
    "a size without an end": lambda id_: b"\xa0" + b"\xff" * 5000 + zlib.compress(b""),
    "a size that is not so": lambda id_: piece(2, 5, b"abc"),
    "a size that is too large": lambda id_: piece(2, bounds.OBJECT + 1, b""),
    "more than it says": lambda id_: piece(2, 100, bytes(bounds.OBJECT * 8)),
    "a difference to itself": lambda id_: piece(7, 4, b"\1\1\1a", bytes.fromhex(id_)),
    "a difference without a distance": lambda id_: piece(6, 4, b"\1\1\1a", b"\0"),
    "a distance without an end": lambda id_: piece(6, 4, b"\1\1\1a", b"\xff" * 50),
    "a difference to nothing": lambda id_: piece(7, 4, b"\1\1\1a", bytes(20)),
    "an unknown kind": lambda id_: piece(5, 1, b"a"),
    "nothing": lambda id_: b"",
    "noise": lambda id_: b"\x25" + b"noise" * 20,
}


@pytest.mark.parametrize("name", PACKED)
def test_a_pack_that_is_broken_is_told(name: str, repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    in_pack(repository, tree, PACKED[name](tree))
    said, why = changes(repository)
    assert said is None
    assert "cannot determine whether files were changed since the commit" in why


def test_an_object_that_unfolds_without_end_is_not_unfolded(repository: Path) -> None:
    bomb(repository, git(repository, "rev-parse", "HEAD^{tree}"))
    assert "broken, or larger than is read" in changes(repository)[1]


def test_a_difference_that_unfolds_without_end_is_not_applied(repository: Path) -> None:
    tree = git(repository, "rev-parse", "HEAD^{tree}")
    copies = b"\x80" * 1000  # each copies 64 KiB
    size = 65536 * 1000
    told = bytearray()
    for number in (3, size):
        while number > 127:
            told.append(number & 127 | 128)
            number >>= 7
        told.append(number)
    in_pack(repository, tree, piece(7, len(told) + len(copies), bytes(told) + copies, bytes.fromhex(tree)))
    assert "cannot determine whether" in changes(repository)[1]
    assert packs._result_size(bytes(told)) == size


@pytest.mark.parametrize("name", ["idx", "pack"])
def test_flipped_bytes_break_nothing(name: str, repository: Path) -> None:
    pack(repository)
    (file,) = (repository / ".git" / "objects" / "pack").glob(f"*.{name}")
    whole, chance = file.read_bytes(), random.Random(1)
    file.chmod(0o644)
    said = set()
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        file.write_bytes(broken)
        draft = code(repository)
        said.add("commit" in tool(draft))
        assert tool(draft).get("commit") in (None, git(repository, "rev-parse", "main"))
    assert False in said


def test_flipped_bytes_of_an_index_break_nothing(repository: Path) -> None:
    file, chance = repository / ".git" / "index", random.Random(2)
    whole = file.read_bytes()[:-20]
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 10)):
            broken[chance.randrange(12, len(broken))] = chance.randrange(256)
        file.write_bytes(bytes(broken) + sha1(broken).digest())
        code(repository)


def test_paths_of_an_index_that_grow_without_end_are_refused(repository: Path) -> None:
    """In version 4, each path may add to the one before: a few bytes a path become gigabytes."""
    fields = struct.pack(">10L20sH", *[0] * 6, 0o100644, 0, 0, 0, bytes(20), 1)
    body = b"DIRC" + struct.pack(">LL", 4, 9000) + b"".join(fields + b"\0a\0" for _ in range(9000))
    write(repository / ".git" / "index", body + sha1(body).digest())
    assert "longer paths than files can have" in changes(repository)[1]
    body = b"DIRC" + struct.pack(">LL", 4, 1) + fields + b"\0" + b"a" * 20_000 + b"\0"
    write(repository / ".git" / "index", body + sha1(body).digest())
    assert "a path that has no end" in changes(repository)[1]


def test_a_list_of_names_that_is_huge_or_broken_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = repository / ".git" / "packed-refs"
    write(names, "# pack-refs with: peeled fully-peeled sorted\nnonsense\n")
    assert ".git/packed-refs is broken" in left(code(repository))
    monkeypatch.setattr("synthreport.repository.references.REFERENCES", 100)
    write(names, "#" * 200)
    assert "larger than" in left(code(repository))


def test_many_files_are_compared_up_to_a_bound(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synthreport.repository.changes.ALL_FILES", 8)
    assert "are under version control, which are not compared" in changes(repository)[1]
    monkeypatch.setattr("synthreport.repository.objects.ALL_OBJECTS", 50)
    assert "its trees are larger than is read" in left(code(repository))


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root gives files away")
def test_a_repository_above_that_is_another_users_is_not_read(repository: Path) -> None:
    os.chown(repository / ".git", 12345, 12345)
    assert "belongs to another user" in left(code(repository / "lib"))
    assert tool(code(repository))["local_changes"] == "none"  # that of the folder itself came with it


# What is run: nothing.

WATCHED = """
import json, os, sys
sys.path.insert(0, {root!r})
events = []
RUN = ("subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.startfile",
       "pty.", "socket.")
def watch(event, arguments):
    if event.startswith(RUN):
        events.append(event)
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if path.startswith({outside!r}):
            events.append("open " + path)
sys.addaudithook(watch)
{run}
print(json.dumps(events))
"""
INIT = """
from pathlib import Path
from synthreport.cli.drafting.start import Limits, Options, Plan, begun, drafted
from synthreport.scan.surroundings import machine
machine._accelerator = lambda: None
print(begun(drafted(Path({folder!r}), Plan(), limits=Limits(), options=Options()), []).text, file=sys.stderr)
"""
RECORDING = """
import synthreport
from synthreport.scan.surroundings import machine
machine._accelerator = lambda: None
os.chdir({folder!r})
with synthreport.recording({folder!r} + "/synthreport.yaml") as run, run.step("s", kind="simulate") as step:
    step.output({folder!r} + "/made.csv").write_text("a\\n1\\n")
"""


def plant(folder: Path, outside: Path) -> None:
    """Put into a repository everything that is known to make git run something, or read elsewhere."""
    trap = write(outside / "trap.sh", f"#!/bin/sh\ntouch {outside.as_posix()}/PWNED\ncat\n")
    trap.chmod(0o755)
    run, home = trap.as_posix(), folder / ".git"
    for hook in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman",
                 "pre-auto-gc", "sendemail-validate", "proc-receive"):  # fmt: skip
        shutil.copy(trap, home / "hooks" / hook)
    write(outside / "included", f'[filter "c"]\n\tclean = {run}\n[core]\n\tfsmonitor = {run}\n')
    write(outside / "attributes", "* filter=c diff=c\n")
    write(outside / "alternate" / "objects" / "info" / "packs", "")
    with (home / "config").open("a", encoding="utf-8") as file:
        file.write(
            f"""
[core]
	fsmonitor = {run}
	hooksPath = {folder.as_posix()}/.git/hooks
	pager = {run}
	editor = {run}
	sshCommand = {run}
	askPass = {run}
	gitProxy = {run}
	alternateRefsCommand = {run}
	attributesFile = {outside.as_posix()}/attributes
	excludesFile = {outside.as_posix()}/included
[filter "a"]
	clean = {run}
	smudge = {run}
	required = true
[filter "a=b"]
	clean = {run}
	process = {run}
	required
[filter "."]
	process = {run}
[diff "c"]
	textconv = {run}
	command = {run}
[diff]
	external = {run}
[merge "c"]
	driver = {run}
[credential]
	helper = !{run}
[gpg]
	program = {run}
[gpg "ssh"]
	program = {run}
	defaultKeyCommand = {run}
[log]
	showSignature = true
[alias]
	status = !{run}
	describe = !{run}
[include]
	path = {outside.as_posix()}/included
[includeIf "gitdir:**"]
	path = {outside.as_posix()}/included
[uploadpack]
	packObjectsHook = {run}
[remote "origin"]
	url = "ext::{run}"
	uploadpack = {run}
	vcs = ext
	promisor = true
	partialclonefilter = blob:none
	fetch = +refs/heads/*:refs/remotes/origin/*
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[extensions]
	partialClone = origin
	worktreeConfig = true
[submodule "sub"]
	url = ext::{run}
	update = !{run}
"""
        )
    write(home / "config.worktree", f"[core]\n\tfsmonitor = {run}\n")
    write(home / "info" / "attributes", "* filter=a=b diff=c merge=c ident text=auto\n*.py filter=a\n*.csv filter=.\n")
    write(home / "objects" / "info" / "alternates", f"{outside.as_posix()}/alternate/objects\n")
    write(home / "info" / "grafts", "0" * 40 + "\n")
    write(folder / ".gitattributes", "* filter=a diff=c working-tree-encoding=UTF-16\n")
    write(folder / ".gitmodules", f'[submodule "sub"]\n\tpath = sub\n\turl = ext::{run}\n\tupdate = !{run}\n')
    write(folder / "sub" / ".git" / "config", f"[core]\n\tfsmonitor = {run}\n\trepositoryformatversion = 0\n")
    write(folder / "sub" / ".git" / "HEAD", "ref: refs/heads/main\n")
    for name in ("git", "nvidia-smi", "git-lfs", "uname", "lscpu"):
        shutil.copy(trap, folder / name)
    write(folder / ".gitconfig", f"[core]\n\tfsmonitor = {run}\n")
    os.utime(folder / "data.csv", (1_500_000_000, 1_500_000_000))


@pytest.mark.skipif(os.name == "nt", reason="the traps are scripts of a shell")
@pytest.mark.parametrize("run", [INIT, RECORDING], ids=["init", "recording"])
@pytest.mark.parametrize("missing", ["", "HEAD^{tree}", "HEAD", "HEAD:make.py"])
def test_nothing_that_a_repository_names_is_run_or_read(
    run: str, missing: str, repository: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    gone = git(repository, "rev-parse", missing) if missing else ""
    plant(repository, outside)
    if gone:
        loose(repository, gone).unlink()
    text = WATCHED.format(root=str(ROOT), outside=str(outside), run=run.format(folder=str(repository)))
    environment = {**os.environ, "HOME": str(repository), "PATH": f"{repository}:{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=repository, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert [event for event in seen if event != "socket.gethostname"] == []  # a lock tells its owner's machine
    assert not (outside / "PWNED").exists()
    assert ("local_changes: none" in done.stderr) == (run is INIT and missing in ("", "HEAD:make.py"))


def test_the_traps_are_traps(repository: Path, tmp_path: Path) -> None:
    """The test above would be worth nothing if git itself did not step into them."""
    plant(repository, tmp_path / "outside")
    subprocess.run([GIT, "status"], cwd=repository, capture_output=True, check=False)
    assert (tmp_path / "outside" / "PWNED").exists()
