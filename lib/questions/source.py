"""Takes the code of a question's file apart: its functions, and the lines of its answer."""

import ast
import textwrap
from dataclasses import dataclass
from functools import cached_property


class QuestionError(ValueError):
    """A question that cannot be used; the message names its file."""


@dataclass(frozen=True)
class Source:
    """The code of NAME.py.

    Args:
        name: of the question, for errors.
        text: the code.
    """

    name: str
    text: str

    @cached_property
    def statements(self):
        """The syntax trees of its statements."""
        return ast.parse(self.text).body

    def node(self, name):
        """The syntax tree of the function or class `name`. Raises QuestionError."""
        for statement in self.statements:
            if getattr(statement, "name", None) == name:
                return statement
        raise QuestionError(
            f"{self.name}.py: {name} must be defined by def or class in the file itself."
        )

    def code_of(self, name):
        """The code of the function or class `name` as it stands in the file."""
        return ast.get_source_segment(self.text, self.node(name))

    def with_imports(self, name):
        """The code of a function or class after the imports that it needs besides NumPy."""
        used = {part.id for part in ast.walk(self.node(name)) if isinstance(part, ast.Name)}
        imports = self._imports_of(used - {"np"})
        code = self.code_of(name)
        return "\n".join([*imports, "", code]) if imports else code

    def _imports_of(self, names):
        """The import statements that bring some of these names: list of str."""
        found = []
        for statement in self.statements:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                brought = {name.asname or name.name for name in statement.names}
                if brought & names:
                    found.append(ast.get_source_segment(self.text, statement))
        return found

    def body_and_results(self, name):
        """The lines of a function before its last one, which returns variables, and their names.

        Returns:
            (str, tuple of str)

        Raises:
            QuestionError: there is no such function, or it ends otherwise.
        """
        body = self.node(name).body
        last = body[-1]
        returned = getattr(last, "value", None)
        results = returned.elts if isinstance(returned, ast.Tuple) else [returned]
        are_names = all(isinstance(result, ast.Name) for result in results)
        if not isinstance(last, ast.Return) or not are_names:
            raise QuestionError(
                f"{self.name}.py: {name} must end with `return` and the names of variables."
            )
        if isinstance(returned, ast.Tuple) and len(results) == 1:
            raise QuestionError(
                f"{self.name}.py: {name} returns a tuple of one; write `return {results[0].id}`."
            )
        lines = self.text.splitlines()[body[0].lineno - 1 : last.lineno - 1]
        code = textwrap.dedent("\n".join(lines)).strip("\n")
        return code, tuple(result.id for result in results)
