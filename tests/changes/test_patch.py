"""Patches of git: which lines of which file are new."""

from __future__ import annotations

from factcheck.changes.patch import added_lines


def patch(*lines: str) -> bytes:
    return "\n".join(lines).encode("utf-8", "surrogateescape") + b"\n"


def test_changed_added_and_removed_lines() -> None:
    text = patch(
        "diff --git a/a.txt b/a.txt", "index 1..2 100644", "--- a/a.txt", "+++ b/a.txt",
        "@@ -1 +1 @@", "-old", "+new",
        "@@ -4,2 +3,0 @@ head", "-gone", "-gone",
        "@@ -8,0 +6,3 @@", "+a", "+b", "+c",
    )  # fmt: skip
    assert added_lines(text) == {b"a.txt": [(1, 1), (6, 8)]}


def test_text_that_looks_like_a_patch_is_text() -> None:
    text = patch(
        "diff --git a/a.txt b/a.txt", "--- a/a.txt", "+++ b/a.txt",
        "@@ -1,2 +1,3 @@", "--- a/evil.txt", "-@@ -1 +1 @@", "+++ b/evil.txt", "+@@ -1 +9 @@", "+diff --git a/x b/x",
        "\\ No newline at end of file",
        "diff --git a/b.txt b/b.txt", "--- a/b.txt", "+++ b/b.txt", "@@ -0,0 +1 @@", "+one",
    )  # fmt: skip
    assert added_lines(text) == {b"a.txt": [(1, 3)], b"b.txt": [(1, 1)]}


def test_a_file_that_is_gone_has_no_lines() -> None:
    text = patch("diff --git a/a.txt b/a.txt", "--- a/a.txt", "+++ /dev/null", "@@ -1 +0,0 @@", "-old")
    assert added_lines(text) == {}


def test_names_with_blanks_quotes_and_other_letters() -> None:
    shown = {
        "b/a b.txt\t": "a b.txt",
        '"b/a\\"b\\\\c\\td.txt"': 'a"b\\c\td.txt',
        '"b/f\\303\\244rjan.txt"': "färjan.txt",
        '"b/f\\303\\244r \\342\\200\\256.txt"\t': "fär \u202e.txt",
        "b/b/b.txt": "b/b.txt",
    }
    for header, name in shown.items():
        text = patch("diff --git x y", "--- x", f"+++ {header}", "@@ -1 +1 @@", "-a", "+b")
        assert added_lines(text) == {name.encode(): [(1, 1)]}
