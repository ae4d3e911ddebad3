"""The accuracy of trained models at every place of the canvas, as a map."""

from __future__ import annotations

from typing import Any

from convolab.picture import Field, Host, Picture, State, matrix, pair


def _maps(name: str, value: Any) -> dict[str, list[list[float]]]:
    if not isinstance(value, dict) or not value:
        raise ValueError(f"{name} must be a dict of a model's name and its table of accuracies")
    maps = {str(model): matrix(f"{name}[{model!r}]", table) for model, table in value.items()}
    shapes = {(len(table), len(table[0])) for table in maps.values()}
    if len(shapes) > 1:
        raise ValueError(f"the tables of {name} must have one shape; got {sorted(shapes)}")
    if any(side % 2 == 0 for side in next(iter(shapes))):
        raise ValueError(f"a table of {name} must have odd sides, with no shift in its middle")
    if any(not 0 <= number <= 1 for t in maps.values() for row in t for number in row):
        raise ValueError(f"{name} must hold accuracies between 0 and 1")
    return maps


class ShiftAccuracy(Picture):
    """Choose a model and a shift, and read off how often the model is right there.

    Args:
        maps: by the model's name a table of accuracies, rows by dy and columns by dx, no shift in
            the middle; 2-D lists or arrays of one odd shape, at most 15 × 15.
        model: the model that is shown; the first when it is None.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.

    Attributes:
        maps, model: as above.
        place: row and column of the chosen shift in the table.
        shift: the chosen shift, (dy, dx).
        accuracy: of the model at that shift.

    Raises:
        ValueError: the tables are no such tables, or there is no such model.
    """

    module = "shift_accuracy"
    maps = Field(_maps)
    model = Field(lambda _, value: str(value))
    place = Field(pair)

    def __init__(self, maps: Any, model: str | None = None, host: Host = "live") -> None:
        tables = _maps("maps", maps)
        first = next(iter(tables.values()))
        middle = (len(first) // 2, len(first[0]) // 2)
        chosen = next(iter(tables)) if model is None else model
        super().__init__(host=host, maps=maps, model=chosen, place=middle)

    def fit(self, state: State) -> None:
        """Refuse an unknown model; keep the place inside the table."""
        if state["model"] not in state["maps"]:
            known = ", ".join(state["maps"])
            raise ValueError(f"there is no model {state['model']!r}; there are {known}")
        table = state["maps"][state["model"]]
        row, column = state["place"]
        state["place"] = [min(row, len(table) - 1), min(column, len(table[0]) - 1)]

    @property
    def shift(self) -> tuple[int, int]:
        """The chosen shift, (dy, dx)."""
        table = self.maps[self.model]
        return self.place[0] - len(table) // 2, self.place[1] - len(table[0]) // 2

    @property
    def accuracy(self) -> float:
        """Accuracy of the model at the chosen shift."""
        row, column = self.place
        return float(self.maps[self.model][row][column])

    def sentence(self) -> str:
        """Say how accurate each model is without a shift and at the chosen one."""
        told = []
        for name, table in self.maps.items():
            centred = table[len(table) // 2][len(table[0]) // 2]
            chosen = table[self.place[0]][self.place[1]]
            told.append(f"{name} {centred:.2f} centred, {chosen:.2f} at {self.shift}")
        return f"[Accuracy by shift: {'; '.join(told)}.]"
