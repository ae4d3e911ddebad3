"""The accuracy of trained models at every place of the canvas, and what they say of a digit."""

from __future__ import annotations

from typing import Any

from convolab.picture import LARGEST_NUMBER, Field, Host, Picture, State, matrix, pair

MOST_CLASSES = 20


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


def _scores(name: str, value: Any) -> dict[str, list[list[list[float]]]]:
    import numpy as np

    if not isinstance(value, dict):
        raise ValueError(f"{name} must be a dict of a model's name and its scores")
    tables = {}
    for model, given in value.items():
        array = np.asarray(given, dtype=np.float64)
        if array.ndim != 3 or not 1 <= array.shape[2] <= MOST_CLASSES:
            raise ValueError(
                f"{name}[{model!r}] must have the axes (rows, columns, classes); "
                f"its shape is {array.shape}"
            )
        if not (np.abs(array) <= LARGEST_NUMBER).all():
            raise ValueError(f"{name}[{model!r}] must hold finite numbers between -1e6 and 1e6")
        tables[str(model)] = [
            [[float(f"{score:.4g}") for score in one] for one in row] for row in array.tolist()
        ]
    return tables


class ShiftAccuracy(Picture):
    """Choose a model and a shift, and read off how often the model is right there.

    Args:
        maps: by the model's name a table of accuracies, rows by dy and columns by dx, no shift in
            the middle; 2-D lists or arrays of one odd shape, at most 15 × 15.
        model: the model that is shown; the first when it is None.
        host: ``"live"``, or ``"html"`` for a picture that needs no kernel.
        digit: a picture that moves over a canvas, numbers (h, w); none is shown when it is None.
        scores: by the model's name what it says of that digit at each place, one score a class,
            of any sign: numbers (rows, columns, classes).
        label: the class that is right for the digit.

    Attributes:
        maps, model, digit, scores, label: as above.
        place: row and column of the chosen shift in the table.
        shift: the chosen shift, (dy, dx).
        accuracy: of the model at that shift.

    Raises:
        ValueError: the tables are no such tables, or there is no such model.
    """

    module = "shift_accuracy"
    parts = ("raster",)
    maps = Field(_maps)
    model = Field(lambda _, value: str(value))
    place = Field(pair)
    digit = Field(lambda name, value: matrix(name, value) if len(value) else [])
    scores = Field(_scores)
    label = Field(lambda _, value: None if value is None else int(value))

    def __init__(
        self,
        maps: Any,
        model: str | None = None,
        host: Host = "live",
        digit: Any = None,
        scores: Any = None,
        label: int | None = None,
    ) -> None:
        tables = _maps("maps", maps)
        first = next(iter(tables.values()))
        middle = (len(first) // 2, len(first[0]) // 2)
        chosen = next(iter(tables)) if model is None else model
        super().__init__(
            host=host,
            maps=maps,
            model=chosen,
            place=middle,
            digit=() if digit is None else digit,
            scores=scores or {},
            label=label,
        )

    def fit(self, state: State) -> None:
        """Refuse an unknown model or scores of another shape; keep the place inside the table."""
        if state["model"] not in state["maps"]:
            known = ", ".join(state["maps"])
            raise ValueError(f"there is no model {state['model']!r}; there are {known}")
        table = state["maps"][state["model"]]
        shape = len(table), len(table[0])
        for model, scores in state["scores"].items():
            if model not in state["maps"] or (len(scores), len(scores[0])) != shape:
                raise ValueError(f"scores[{model!r}] must be those of a model, for {shape} places")
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
