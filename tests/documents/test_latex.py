"""LaTeX: macros become the text that they set; formulas, code, tables and references are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.files import read_bytes, said, sources

PAGE = r"""\documentclass{article}
\usepackage[utf8]{inputenc}
\newcommand{\town}{Karlow}
\title{Ferry \emph{sinks} off Karlow}
\author{Jane Doe}
\date{5 March 2024}
\begin{document}
\maketitle
% Ten people died.
A \textbf{ferry} sank off Andr\'es\footnote{The number was \textit{corrected} later.} and
\href{https://example.org/2023/01/02}{\town}, killing 14\,000 people --- ``at least''~\cite[p.~3]{guard}. % Ten
It drifted \SI{5}{km}, in $\approx 50\%$ of cases ($x=5$), says R\&D for \$5 in \town{} and \enquote{no more}.

\section{What is known}
\begin{itemize}
\item Forty people were on board.
\item The ferry was built in 1987.
\end{itemize}
\begin{quote}We heard a roar, a fisherman said.\end{quote}
\begin{verbatim}
Ten people died.
\end{verbatim}
\begin{equation}n = 12\end{equation}
\begin{table}\begin{tabular}{cc}12 & 3\end{tabular}\caption{Ten people died.}\end{table}
\begin{multicols}{2}
See Section~\ref{later}, \textcolor{red}{in red}. {\bf The captain} was arrested.
\end{multicols}
\end{document}
Ten people died.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_paper_with_everything(tmp_path: Path, newline: str) -> None:
    page = PAGE.replace("\n", newline)
    result = read_bytes(tmp_path, "page.tex", page)
    (document,) = result.documents
    assert result.problems == ()
    assert (document.title, str(document.published)) == ("Ferry sinks off Karlow", "2024-03-05")
    assert said(document) == [
        ("headline", "Ferry sinks off Karlow"),
        (
            "paragraph",
            "A ferry sank off Andrés and Karlow, killing 14 000 people — “at least”. "
            "It drifted 5 km, in ≈50% of cases (), says R&D for $5 in Karlow and “no more”.",
        ),
        ("paragraph", "The number was corrected later."),
        ("list_item", "Forty people were on board."),
        ("list_item", "The ferry was built in 1987."),
        ("quote", "We heard a roar, a fisherman said."),
        ("paragraph", "See Section, in red. The captain was arrested."),
    ]
    assert sources(document)[2:5] == [
        r"The number was \textit{corrected} later.",
        "Forty people were on board.",
        "The ferry was built in 1987.",
    ]
    assert document.locate("text", document.text.index("killing")) == (11, 47)


def test_a_chapter_without_a_preamble_is_all_text(tmp_path: Path) -> None:
    (document,) = read_bytes(
        tmp_path, "a.tex", "\\chapter{One}\nTwelve people died.\n\nTen were hurt.\n"
    ).documents
    assert said(document) == [("paragraph", "Twelve people died."), ("paragraph", "Ten were hurt.")]


@pytest.mark.parametrize("date", [r"\date{\today}", r"\date{Spring 2024}", r"\date{}", ""])
def test_a_title_page_without_a_day_is_no_problem(tmp_path: Path, date: str) -> None:
    page = f"\\title{{T}}{date}\\begin{{document}}Twelve people died.\\end{{document}}"
    result = read_bytes(tmp_path, "a.tex", page)
    assert [d.published for d in result.documents] == [None]
    assert result.problems == ()


@pytest.mark.parametrize("broken", ["{" * 3000, "\\begin{a}" * 2000, "\\textbf{" * 2000])
def test_what_is_nested_beyond_measure_is_a_problem(tmp_path: Path, broken: str) -> None:
    result = read_bytes(tmp_path, "a.tex", broken)
    assert [p.code for p in result.problems] == ["FC903"]


@pytest.mark.parametrize(
    "open_ended", ["{", "\\textbf{", "$x", "\\begin{quote}", "\\href{x}", "\\'", "\\footnote", "}"]
)
def test_a_text_that_is_being_typed_can_be_read(tmp_path: Path, open_ended: str) -> None:
    result = read_bytes(tmp_path, "a.tex", f"Twelve people died.\n\nTen were hurt. {open_ended}\n")
    assert said(result.documents[0])[0] == ("paragraph", "Twelve people died.")
