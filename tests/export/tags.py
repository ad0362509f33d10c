# SPDX-License-Identifier: BSD-2-Clause
#
# What a PDF says of its structure, a fact a line: its language and title, how
# many elements there are of each kind, header cells and what they head, the
# outline, and which table rows and sections are cut between two pages.
#
# tags.py FILE.pdf

import collections
import json
import subprocess
import sys

said = subprocess.run(["qpdf", "--json=2", sys.argv[1]], check=True,
                      stdout=subprocess.PIPE).stdout
objects = json.loads(said)["qpdf"][1]


def get(value):
    while isinstance(value, str) and "obj:" + value in objects:
        value = objects["obj:" + value]
        value = value.get("value", value.get("stream", {}).get("dict"))
    return value


def text(value):
    value = get(value)
    if isinstance(value, str) and value.startswith("u:"):
        return value[2:]
    return value


trailer = objects["trailer"]["value"]
root = get(trailer["/Root"])
info = get(trailer.get("/Info", {}))
print("lang", text(root.get("/Lang", "u:")))
print("title", text(info.get("/Title", "u:")))
print("marked", get(root.get("/MarkInfo", {})).get("/Marked", False))


class Element:
    def __init__(self, kind, heads):
        self.kind, self.heads = kind, heads
        self.kids, self.pages = [], set()

    def all_pages(self):
        return self.pages.union(*(kid.all_pages() for kid in self.kids))


def heads(value):
    value = get(value)
    for one in value if isinstance(value, list) else [value]:
        if isinstance(get(one), dict) and "/Scope" in get(one):
            return get(one)["/Scope"].strip("/")
    return ""


def read(value, page):
    node = get(value)
    page = node.get("/Pg", page)
    element = Element(node.get("/S", "").strip("/"), heads(node.get("/A", {})))
    kids = get(node.get("/K", []))
    for kid in kids if isinstance(kids, list) else [kids]:
        kid_node = get(kid)
        if isinstance(kid_node, int):
            element.pages.add(page)
        elif kid_node.get("/Type") == "/MCR":
            element.pages.add(kid_node.get("/Pg", page))
        elif "/S" in kid_node:
            element.kids.append(read(kid, page))
    return element


def walk(element):
    yield element
    for kid in element.kids:
        yield from walk(kid)


tree = read(root["/StructTreeRoot"], None) if "/StructTreeRoot" in root \
    else Element("", "")
everything = list(walk(tree))
for kind, count in sorted(collections.Counter(
        one.kind for one in everything if one.kind).items()):
    print("count", kind, count)
for kind, count in sorted(collections.Counter(
        one.heads for one in everything if one.kind == "TH").items()):
    print("heads", kind or "unsaid", count)


def outline(node, depth):
    value = get(node).get("/First")
    while value:
        print("outline", depth, text(get(value)["/Title"]))
        outline(value, depth + 1)
        value = get(value).get("/Next")


if "/Outlines" in root:
    outline(root["/Outlines"], 1)

# A head is repeated on each page.
rows = [one for one in everything if one.kind == "TR"
        and any(cell.kind == "TD" for cell in walk(one))]
for number, row in enumerate(rows):
    if len(row.all_pages()) > 1:
        print("cut row", number + 1)

# A section of the second level, and what stands under its heading.
number, pages = 0, set()
for one in everything + [Element("H2", "")]:
    if one.kind in ("H1", "H2"):
        if number and len(pages) > 1:
            print("spread section", number)
        number += one.kind == "H2"
        pages = set()
    if number:
        pages |= one.pages
