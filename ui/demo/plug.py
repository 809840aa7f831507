"""The projector's plug: pulled in the middle of a sentence, and put in again."""

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ui.demo.hands import settle
from ui.projector.screens import Screens


class Plug(Screens):
    """Qt keeps the screens it began with where there is no display: what goes is left out of their
    list, and Qt's own signal sent.
    """

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._pulled: list[QScreen] = []
        super().__init__(parent=app)

    @override
    def there(self) -> list[QScreen]:
        return [each for each in super().there() if each not in self._pulled]

    def pull(self) -> None:
        """The room's screen goes."""
        room = self.room()
        if room is not None:
            self._pulled.append(room)
            self._app.screenRemoved.emit(room)
            settle()

    def put_in(self) -> None:
        """It is back."""
        room = self._pulled.pop()
        self._app.screenAdded.emit(room)
        settle()
