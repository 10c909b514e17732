#!/usr/bin/env python3
"""Draw the tables of docs/identity*.md anew from what the program says its rulebook is.

    python3 tools/make-identity-page.py PROGRAM [--check]

Only what stands between the two marks of a page is written; the words around it are for people to keep. With
--check nothing is written, and a page that says something else than the program ends it with 1.
"""

import sys

from pages import main, table

WORDS = {
    "en": {
        "evidence": ("evidence", "code", "points", "in a guest", "if it differs"),
        "differs": {(True, True): "another machine", (True, False): "another machine; in a guest nothing",
                    (False, True): "in a guest another machine", (False, False): "nothing"},
        "decision": ("code", "the verdict rests on"),
        "sums": "Rulebook {rulebook}. The same from {same} points on, with nothing against it and one candidate alone. Not alike"
                " below {possible}. A key that tells machines apart and differs counts {contradiction}, and no points outweigh"
                " it. What more than {shared_by_most} other machines of the roll bear counts for nothing.",
    },
    "zh": {
        "evidence": ("依据", "代码", "分值", "虚拟机中", "不同时"),
        "differs": {(True, True): "另一台机器", (True, False): "另一台机器；虚拟机中不影响",
                    (False, True): "虚拟机中为另一台机器", (False, False): "不影响"},
        "decision": ("代码", "判定依据"),
        "sums": "判定规则第 {rulebook} 版。达到 {same} 分、无相反依据且候选唯一：相同。低于 {possible} 分：不相似。应唯一的标识不同计"
                " {contradiction} 分，任何分值都不能抵消。账册上另有超过 {shared_by_most} 台不同机器具有的值不计分。",
    },
}


def drawn(book: dict, language: str) -> str:
    words = WORDS[language]
    keys = [
        [key[language], f"`{key['code']}`", str(key["physical"]), str(key["virtual"]),
         words["differs"][key["physical_tells_apart"], key["virtual_tells_apart"]]]
        for key in book["keys"]
    ]
    decisions = [[f"`{decision['code']}`", decision[language]] for decision in book["decisions"]]
    parts = [*table(words["evidence"], keys), "", words["sums"].format(**book), "", *table(words["decision"], decisions)]
    return "\n".join(parts)


sys.exit(main("identity", drawn))
