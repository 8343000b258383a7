#!/usr/bin/env python3
"""Writes a workspace of `pm` again as each of the others would have it: the same records, links and words.

    write.py WORKSPACE FORMAT FOLDER [--break N]      prints: records, links, bytes[, whose link is broken]

A link is a record's id in another record's file, counted once for the pair. It is written as the format writes links; the
rest of the file, without the lines of its front matter that hold links, is the record's text. With `--break N` the Nth link
leads to a record that is not there: whoever checks links must say so.
"""

import argparse
import re
import shutil
from pathlib import Path

KINDS = [
    "vision", "metric", "segment", "intent", "initiative", "option",
    "experiment", "research", "team", "review", "north-star", "story-map",
]
ID = re.compile(r"\b(?:%s)-[0-9]+\b" % "|".join(KINDS))
NOWHERE = "metric-999999"
# How many records one file holds where the format lets many live in one.
TOGETHER = 100


def kind_of(id):
    return re.sub(r"-[0-9]+$", "", id)


class Record:
    def __init__(self, path):
        self.path = path
        self.id = path.stem
        self.kind = kind_of(self.id)
        self.written = path.read_text()
        self.links = [id for id in dict.fromkeys(ID.findall(self.written)) if id != self.id]
        head, body = "", self.written
        if body.startswith("---\n"):
            head, body = body[4:].split("---\n", 1)
        elif path.suffix == ".yaml":
            head, body = body, ""
        title = re.search(r"^(?:#|title:) (.*)$", self.written, re.M)
        self.title = title.group(1) if title else self.id
        lines = [line for line in head.splitlines() if not ID.search(line)]
        lines += [line for line in body.splitlines() if line != "# " + self.title]
        # Lines without marks of Markdown and of YAML's nesting: no format is to stumble over another's signs.
        lines = [re.sub(r"\[\[(.*?)\]\]|\[(.*?)\]\((.*?)\)", r"\1\2 \3", line).strip(" #") for line in lines]
        self.text = [line for line in lines if line]


def read(workspace):
    """All records, in the order of their names."""
    records = [Record(path) for path in workspace.rglob("*.*") if path.is_file() and path.name != "pm.yaml"]
    number = lambda record: int(record.id.rsplit("-", 1)[-1]) if record.id != record.kind else 0
    return sorted(records, key=lambda record: (KINDS.index(record.kind), number(record)))


def break_link(records, number):
    """The Nth link of all leads nowhere from now on; whose that is."""
    for record in records:
        if number < len(record.links):
            old = record.links[number]
            record.links[number] = NOWHERE
            record.written = re.sub(rf"\b{old}\b", NOWHERE, record.written)
            return record.id
        number -= len(record.links)
    raise SystemExit("there are not so many links")


def pm(workspace, records):
    yield "pm.yaml", (workspace / "pm.yaml").read_text()
    for record in records:
        yield record.path.relative_to(workspace), record.written


# Which of the types of `decided` a kind becomes, so that each may name what it links to.
DECIDED = {
    "vision": "roadmap", "intent": "roadmap",
    "metric": "requirement", "segment": "requirement", "team": "requirement", "initiative": "requirement",
    "option": "design", "north-star": "design", "story-map": "design",
    "research": "decision", "experiment": "decision", "review": "decision",
}
# The sections that a type is expected to have, so that nothing is advised; the one of None holds the text.
SECTIONS = {
    "roadmap": {"Outcomes": None, "Initiatives": "{}", "Success Measures": "{}", "Assumptions": "-", "Risks": "-"},
    "requirement": {
        "Problem": None, "Requirements": "- [REQ-001] It SHALL hold: {}", "Success Metrics": "-", "Risks": "-", "Assumptions": "-",
    },
    "design": {
        "Context": None, "User Need": "{}", "Design": "{}", "Constraints": "-", "Rationale": "-", "Alternatives": "-",
        "Accessibility": "-", "Style Guidance": "-", "Open Questions": "-",
    },
    "decision": {
        "Status": "Accepted", "Category": "Product", "Context": None, "Decision": "{}", "Consequences": "-", "Alternatives Considered": "-",
    },
}


def decided(_, records):
    """Records as `decided new` begins them: with an id in their front matter beside the one that their name gives."""
    yield ".decided/config.yaml", "repository_key: RAC\n"
    for number, record in enumerate(records):
        kind = DECIDED[record.kind]
        parts = [f"---\nschema_version: 1\nid: RAC-{number:012}\ntype: {kind}\n---\n# {record.title}\n"]
        for name, line in SECTIONS[kind].items():
            text = "\n".join(record.text) if line is None else line.format(record.title)
            parts.append(f"## {name}\n\n{text}\n")
        for other in ["requirement", "decision", "roadmap", "design"]:
            links = [id for id in record.links if DECIDED[kind_of(id)] == other]
            if links:
                parts.append(f"## Related {other.capitalize()}s\n\n" + "".join(f"- {id}\n" for id in links))
        yield f"{record.kind}/{record.id}.md", "\n".join(parts)


def together(records, ending, head, entry, foot=""):
    """Files of a hundred records of one kind each."""
    for kind in KINDS:
        of_kind = [record for record in records if record.kind == kind]
        for start in range(0, len(of_kind), TOGETHER):
            name = f"{kind}-{start // TOGETHER}"
            text = "".join(entry(record) for record in of_kind[start : start + TOGETHER])
            yield f"{kind}/{name}.{ending}", head(name) + text + foot


def trlc(_, records):
    name = lambda id: id.replace("-", "_")
    yield "strategy.rsl", (
        "package Strategy\n\ntype Item {\n  title String\n  description String\n  links optional Item [1 .. *]\n}\n"
    )

    def entry(record):
        links = ", ".join(name(id) for id in record.links)
        links = f"  links = [{links}]\n" if links else ""
        text = "\n".join(record.text).replace("'''", "")
        return f"\nItem {name(record.id)} {{\n  title = \"{record.title}\"\n{links}  description = '''\n{text}\n'''\n}}\n"

    yield from together(records, "trlc", lambda _: "package Strategy\n", entry)


def strictdoc(_, records):
    yield "strictdoc_config.py", (
        "from strictdoc.core.project_config import ProjectConfig\n\n\n"
        "def create_config() -> ProjectConfig:\n    return ProjectConfig(project_title=\"Strategy\")\n"
    )
    head = lambda name: f"[DOCUMENT]\nTITLE: {name}\nOPTIONS:\n  MARKUP: Text\n"

    def entry(record):
        links = "".join(f"- TYPE: Parent\n  VALUE: {id}\n" for id in record.links)
        links = f"RELATIONS:\n{links}" if links else ""
        text = "\n".join(record.text)
        return f"\n[REQUIREMENT]\nUID: {record.id}\nTITLE: {record.title}\nSTATEMENT: >>>\n{text}\n<<<\n{links}"

    yield from together(records, "sdoc", head, entry)


def doorstop(_, records):
    numbers = {record.id: number for number, record in enumerate(records, 1)}
    uid = lambda id: f"REC{numbers.get(id, 999999)}"
    yield ".doorstop.yml", "settings:\n  digits: 1\n  itemformat: yaml\n  prefix: REC\n  sep: ''\n"
    for record in records:
        links = "".join(f"- {uid(id)}: null\n" for id in record.links)
        text = "".join(f"  {line}\n" for line in record.text)
        yield f"{uid(record.id)}.yml", (
            f"active: true\nderived: false\nheader: |\n  {record.title}\nlevel: 1.{numbers[record.id]}\n"
            f"links:{' []' if not links else ''}\n{links}normative: true\nref: ''\nreviewed: null\ntext: |\n{text}"
        )


def sphinx(_, records):
    types = ", ".join(
        f'{{"directive": "{kind}-record", "title": "{kind}", "prefix": "", "color": "#fff", "style": "node"}}' for kind in KINDS
    )
    yield "conf.py", (
        'project = "Strategy"\nextensions = ["sphinx_needs"]\n'
        f'needs_id_regex = "^[a-z0-9-]+$"\nneeds_types = [{types}]\n'
    )
    escaped = lambda line: re.sub(r"([\\*`|_<>])", r"\\\1", line)

    def entry(record):
        links = f"   :links: {', '.join(record.links)}\n" if record.links else ""
        text = "".join(f"   {escaped(line)}\n" for line in record.text)
        return f"\n.. {record.kind}-record:: {escaped(record.title)}\n   :id: {record.id}\n{links}\n{text}"

    files = list(together(records, "rst", lambda name: f"{name}\n{'=' * len(name)}\n", entry))
    yield "index.rst", "Strategy\n========\n\n.. toctree::\n\n" + "".join(f"   {path[:-4]}\n" for path, _ in files)
    yield from files


FORMATS = {format.__name__: format for format in [pm, decided, trlc, strictdoc, doorstop, sphinx]}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("workspace", type=Path)
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--break", dest="broken", type=int)
    options = parser.parse_args()
    records = read(options.workspace)
    links = sum(len(record.links) for record in records)
    broken = [break_link(records, options.broken)] if options.broken is not None else []
    shutil.rmtree(options.folder, ignore_errors=True)
    size = 0
    for name, text in FORMATS[options.format](options.workspace, records):
        path = options.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        size += len(text.encode())
    print(len(records), links, size, *broken)


if __name__ == "__main__":
    main()
