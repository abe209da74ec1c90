"""The parts of an Office Open XML package, and how they refer to one another."""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "huge_tree": True}


class Package:
    """Parts by name ('xl/workbook.xml'), in the order of the archive."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts

    @property
    def workbook(self) -> str:
        """The main part."""
        return next(iter(self.related("", "/officeDocument").values()))

    def xml(self, name: str) -> Any:
        """A part as a tree."""
        return etree.fromstring(self.parts[name], etree.XMLParser(**_PARSER_OPTIONS))

    def put(self, name: str, root: Any) -> None:
        """Put a tree in the place of a part, or add it as a new one."""
        self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def related(self, name: str, kind: str) -> dict[str, str]:
        """Relationship id -> part, of the relationships of a part whose type ends like this."""
        relations = relations_of(name)
        if relations not in self.parts:
            return {}
        return {
            relation.get("Id", ""): _resolved(name, relation.get("Target", ""))
            for relation in self.xml(relations)
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
        }

    def relate(self, name: str, kind: str, target: str) -> str:
        """Add a relationship from a part to another; its id."""
        relations = relations_of(name)
        root = self.xml(relations) if relations in self.parts else etree.Element(f"{{{_RELATIONS}}}Relationships")
        taken = {relation.get("Id") for relation in root}
        identity = next(f"rIdMark{n}" for n in range(1, len(taken) + 2) if f"rIdMark{n}" not in taken)
        where = posixpath.relpath(target, posixpath.dirname(name))
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=identity, Type=kind, Target=where)
        self.put(relations, root)
        return identity

    def declare(self, *, part: str = "", extension: str = "", kind: str) -> None:
        """Say what a part, or every part with this extension, holds."""
        root = self.xml("[Content_Types].xml")
        tag, key, value = ("Override", "PartName", f"/{part}") if part else ("Default", "Extension", extension)
        if not any(local(e.tag) == tag and e.get(key, "").casefold() == value.casefold() for e in root):
            made = etree.Element(f"{{{_TYPES}}}{tag}", {key: value, "ContentType": kind})
            root.insert(0, made) if tag == "Default" else root.append(made)
            self.put("[Content_Types].xml", root)

    def free(self, pattern: str) -> str:
        """The first part name of a pattern ('xl/comments{}.xml') that is not taken."""
        return next(name for n in range(1, len(self.parts) + 2) if (name := pattern.format(n)) not in self.parts)


def relations_of(name: str) -> str:
    """The part that holds a part's relationships."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def local(tag: str) -> str:
    """A name without its namespace."""
    return tag.rsplit("}", 1)[-1]


def qualified(root: Any, name: str) -> str:
    """A name in the namespace of the root."""
    space = etree.QName(root).namespace
    return f"{{{space}}}{name}" if space else name


def _resolved(name: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
