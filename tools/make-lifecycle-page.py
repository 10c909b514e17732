#!/usr/bin/env python3
"""Draw the tables and the diagram of docs/lifecycle*.md anew from what the program says its rules are.

    python3 tools/make-lifecycle-page.py PROGRAM [--check]

Only what stands between the two marks of a page is written; the words around it are for people to keep. With
--check nothing is written, and a page that says something else than the program ends it with 1.
"""

import sys

from pages import main, table

WORDS = {
    "en": {
        "stages": "Stages", "steps": "Steps", "facts": "Facts", "anywhere": "anywhere", "open": "anywhere but at an end",
        "stage": ("code", "is called", "an end"), "yes": "yes", "joint": "; ", "other": "not who ",
        "step": ("no.", "step", "from", "to", "who", "two people", "only if", "evidence in the event"),
        "fact": ("no.", "fact", "where", "who", "only if", "evidence in the event"),
    },
    "zh": {
        "stages": "阶段", "steps": "步骤", "facts": "记录", "anywhere": "任何阶段", "open": "终点以外的任何阶段",
        "stage": ("代码", "名称", "终点"), "yes": "是", "joint": "；", "other": "不得为",
        "step": ("编号", "步骤", "从", "到", "角色", "双人", "条件", "事件中的凭据"),
        "fact": ("编号", "记录", "阶段", "角色", "条件", "事件中的凭据"),
    },
}


def diagram(arrows: list[dict]) -> list[str]:
    """The steps that change the stage, several between the same two on one line."""
    steps: dict[tuple[str, str], list[str]] = {}
    for arrow in arrows:
        for start in arrow["from"] or ["[*]"]:
            for end in arrow["to"]:
                if start != end:
                    steps.setdefault((start, end), []).append(arrow["number"])
    # A thing can be lost from almost anywhere; a line for each would hide all others.
    lines = [f"    {a} --> {b}: {' '.join(numbers)}" for (a, b), numbers in steps.items() if b != "LOST"]
    return ["```mermaid", "stateDiagram-v2", "    direction TB", *lines, "```"]


def drawn(rules: dict, language: str) -> str:
    words = WORDS[language]
    every = [stage["code"] for stage in rules["stages"]]
    still_open = [stage["code"] for stage in rules["stages"] if not stage["terminal"]]

    def where(codes: list[str]) -> str:
        if codes == every:
            return words["anywhere"]
        return words["open"] if codes == still_open else " ".join(codes)

    def shared(arrow: dict) -> tuple[str, str, str]:
        return (
            " ".join(arrow["roles"]),
            words["joint"].join(condition[language] for condition in arrow["conditions"]),
            " ".join(f"`{key}`" for key in arrow["evidence"]),
        )

    stages = [
        [f"`{stage['code']}`", stage["name"][language], words["yes"] if stage["terminal"] else ""]
        for stage in rules["stages"]
    ]
    steps, facts = [], []
    for arrow in rules["arrows"]:
        who, conditions, evidence = shared(arrow)
        name = [arrow["number"], f"{arrow['name'][language]} `{arrow['kind']}`"]
        if arrow["to"]:
            other = words["other"] + arrow["not_who"][language] if "not_who" in arrow else ""
            way = [where(arrow["from"]) or "-", where(arrow["to"])]
            steps.append([*name, *way, who, other, conditions, evidence])
        else:
            facts.append([*name, where(arrow["from"]), who, conditions, evidence])
    parts = [
        f"## {words['stages']}", "", *table(words["stage"], stages), "", *diagram(rules["arrows"]), "",
        f"## {words['steps']}", "", *table(words["step"], steps), "",
        f"## {words['facts']}", "", *table(words["fact"], facts),
    ]
    return "\n".join(parts)


sys.exit(main("lifecycle", drawn))
