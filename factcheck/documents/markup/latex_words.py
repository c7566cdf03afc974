"""Names of macros and environments that tell prose from what is none."""

from __future__ import annotations

__all__ = [
    "ARGUMENTS",
    "ENVIRONMENTS_LEFT_OUT",
    "HEADINGS",
    "LISTS",
    "MACROS_LEFT_OUT",
    "PARAGRAPH_ENDS",
    "QUOTATIONS",
]

HEADINGS = frozenset(
    "title subtitle part chapter section subsection subsubsection paragraph subparagraph caption frametitle".split()
)
"""Set a heading or a caption; only \\title makes a claim."""

PARAGRAPH_ENDS = frozenset(
    "par item newpage clearpage pagebreak bigskip medskip smallskip maketitle hrule hline endgraf".split()
)

QUOTATIONS = frozenset("quote quotation displayquote blockquote".split())

LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum".split())

ENVIRONMENTS_LEFT_OUT = frozenset(
    "equation eqnarray align alignat gather multline displaymath math flalign subequations array matrix cases"
    " verbatim Verbatim lstlisting minted alltt filecontents comment verse tabular tabularx tabulary longtable table"
    " sidewaystable figure wrapfigure tikzpicture picture pgfpicture forest algorithm algorithmic algorithm2e"
    " thebibliography tabbing titlepage".split()
)
"""Formulas, code, tables, pictures, lists of sources, verse."""

MACROS_LEFT_OUT = frozenset(
    "label ref pageref eqref autoref cref Cref nameref vref cite citep citet citealp citeauthor citeyear parencite"
    " textcite footcite autocite nocite fullcite index glossary gls url nolinkurl path includegraphics input include"
    " subfile import bibliography bibliographystyle printbibliography addbibresource usepackage RequirePackage"
    " documentclass pagestyle thispagestyle vspace hspace setlength addtolength setcounter addtocounter newcommand"
    " renewcommand providecommand newenvironment def let hypersetup graphicspath selectlanguage color definecolor"
    " author institute affil address email markboth tableofcontents listoffigures verb lstinline mintinline"
    " footnotemark todo marginpar appendix noindent centering raggedright pdfbookmark phantomsection"
    " begin end bibitem lstset geometry fontsize selectfont rule DeclareMathOperator"
    " theoremstyle newtheorem tikzset usetikzlibrary makeatletter makeatother".split()
)
"""What they set, if anything, is no assertion: references, addresses, pictures, definitions, authors."""

ARGUMENTS = {
    "href": "{{",
    "textcolor": "[{{",
    "colorbox": "[{{",
    "foreignlanguage": "[{{",
    "hyperlink": "{{",
    "hypertarget": "{{",
    "hyperref": "[{",
    "raisebox": "{[[{",
    "parbox": "[[[{{",
    "enquote": "{",
    "SI": "[{[{",
    "qty": "[{{",
    "num": "[{",
    "caption": "[{",
    "cite": "[[{",
    "parencite": "[[{",
    "autocite": "[[{",
    "textcite": "[[{",
    "footcite": "[[{",
    "citep": "[[{",
    "citet": "[[{",
}
"""Arguments of macros that pylatexenc does not know, or knows otherwise: { must be there, [ may be."""
