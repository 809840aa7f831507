"""A receipt code, as it is shown to be written down."""

from ui.kit.label import Label

GROUP = 4
"""Characters that stand together."""


class ReceiptCode(Label):
    """The code in groups."""

    def __init__(self, code: str, px: float) -> None:
        groups = " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
        super().__init__(groups, px, bold=True)
        self.setObjectName("receipt code")
        self.setAccessibleName(groups)
