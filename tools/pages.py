"""What the programs that draw pages of docs/ anew share: tables, and putting what is drawn between the marks of a page."""

import json
import pathlib
import subprocess
import sys
from collections.abc import Callable

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- drawn by make docs -->", "<!-- end of what is drawn -->"


def table(head: tuple[str, ...], rows: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows]]


def main(topic: str, drawn: Callable[[dict, str], str]) -> int:
    """Draw what `help TOPIC` says into the pages of that name, in both languages; with --check only look.

    drawn: makes a page's text of the program's answer and a language.
    """
    program, check = sys.argv[1], "--check" in sys.argv[2:]
    told = json.loads(subprocess.run([program, "help", topic, "--json"], check=True, capture_output=True).stdout)
    stale = []
    for language, page in {"en": DOCS / f"{topic}.md", "zh": DOCS / f"{topic}.zh-CN.md"}.items():
        text = page.read_text()
        head, rest = text.split(BEGIN)
        _, tail = rest.split(END)
        new = f"{head}{BEGIN}\n\n{drawn(told, language)}\n\n{END}{tail}"
        if new != text:
            stale.append(page.name)
            if not check:
                page.write_text(new)
    if stale and check:
        print(f"docs/{stale[0]} does not say what the program says; draw it anew: make docs", file=sys.stderr)
        return 1
    print(f"docs of {topic}:", "as the program has it" if not stale else "drawn anew: " + ", ".join(stale))
    return 0
