"""The structure tree that screen readers follow, written part by part as the pages are painted."""

from collections.abc import Iterator
from contextlib import contextmanager

from workshop.pdf.document import Document, text_string


class TreeNode:
    """One element of the structure tree. It joins its parent when it is first opened, so that the
    tree reads in the order of painting; a part split over pages stays one element.
    """

    def __init__(
        self, tag: str, *, alt: str = "", actual: str = "", scope: str = "", lang: str = ""
    ) -> None:
        self.tag, self.alt, self.actual, self.scope = tag, alt, actual, scope
        self._lang = lang
        self.number = self.parent = 0
        self._page = 0
        self._kids: list[str] = []

    def take(self, kid: str) -> None:
        """Appends a kid."""
        self._kids.append(kid)

    def show(self, page: int, place: int) -> None:
        """The marked content of that place on the page is the element's."""
        self._page = self._page or page
        same = page == self._page
        self.take(str(place) if same else f"<< /Type /MCR /Pg {page} 0 R /MCID {place} >>")

    def written(self) -> bytes:
        """The element as it stands in the file."""
        parts = [f"<< /Type /StructElem /S /{self.tag} /P {self.parent} 0 R"]
        if self._page:
            parts.append(f"/Pg {self._page} 0 R")
        if self.scope:
            parts.append(f"/A << /O /Table /Scope /{self.scope} >>")
        if self._lang:
            parts.append(f"/Lang ({self._lang})")
        for key, text in (("Alt", self.alt), ("ActualText", self.actual)):
            if text:
                parts.append(f"/{key} {text_string(text)}")
        parts.append(f"/K [{' '.join(self._kids)}] >>")
        return " ".join(parts).encode("ascii")


class Tree:
    """The elements that are open, and those that are not written yet."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.number = document.number()
        self._top = TreeNode("Document")
        self._top.number, self._top.parent = document.number(), self.number
        self._open = [self._top]
        self._unwritten: list[TreeNode] = []
        self._keys = 0
        self._owners: dict[int, str] = {}
        self._branches: list[str] = []

    @property
    def inmost(self) -> TreeNode:
        """The element that was opened last."""
        return self._open[-1]

    @contextmanager
    def element(self, node: TreeNode) -> Iterator[None]:
        """What comes inside belongs to the element."""
        if not node.number:
            node.number, node.parent = self._document.number(), self.inmost.number
            self.inmost.take(f"{node.number} 0 R")
            self._unwritten.append(node)
        self._open.append(node)
        yield
        self._open.pop()

    def key(self) -> int:
        """A key of the parent tree, for a page or an annotation."""
        self._keys += 1
        return self._keys - 1

    def own(self, key: int, owner: str) -> None:
        """The elements that own the page or annotation of that key."""
        self._owners[key] = owner

    def settle(self) -> None:
        """Writes all elements but the topmost, none of which is open any more, and forgets them."""
        for node in self._unwritten:
            self._document.put(node.number, node.written())
        keys = sorted(self._owners)
        owners = " ".join(f"{key} {self._owners[key]}" for key in keys)
        branch = f"<< /Limits [{keys[0]} {keys[-1]}] /Nums [{owners}] >>"
        self._branches.append(f"{self._document.add(branch.encode('ascii'))} 0 R")
        self._unwritten.clear()
        self._owners.clear()

    def finish(self) -> None:
        """Writes the root."""
        self._document.put(self._top.number, self._top.written())
        root = (
            f"<< /Type /StructTreeRoot /K [{self._top.number} 0 R] /ParentTree "
            f"<< /Kids [{' '.join(self._branches)}] >> /ParentTreeNextKey {self._keys} >>"
        )
        self._document.put(self.number, root.encode("ascii"))
