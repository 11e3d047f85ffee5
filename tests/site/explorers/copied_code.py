"""Runs the code that an explorer copies, and reads the tables that it shows."""

import contextlib
import io

import numpy as np


def run_code(code):
    """Run the copied code. Return the variables that it defines, and what it prints."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the explorer", "exec"), names)
    return names, printed.getvalue()


def shown_code(explorer):
    return explorer.locator(".rnn-explorer > details pre").text_content()


def opened(reader, query):
    """Open an explorer. Return it, what it computes, the variables of its code, and what the code
    prints.
    """
    explorer = reader.open(f"?{query}").explorer(query.partition(".")[0])
    explorer.locator("details").evaluate_all(
        "all => all.forEach(details => { details.open = true; })"
    )
    computed = explorer.evaluate(
        "explorer => (explorer.update(), explorer.compute(explorer.settings))"
    )
    return explorer, computed, *run_code(shown_code(explorer))


def assert_equal(computed, keras, shown=None, digits=4):
    """Compare numbers of the script with those of Keras, and with those on the page, which have so
    many digits.
    """
    np.testing.assert_allclose(computed, keras, atol=1e-5)
    if shown is not None:
        np.testing.assert_allclose(shown, computed, atol=0.501 * 10**-digits)


def number(text):
    """Parse a number as the page writes it: −0.30, 6.1×10⁻⁸."""
    mantissa, _, exponent = text.replace("−", "-").partition("×10")
    return float(mantissa) * 10.0 ** int(
        exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0
    )


def columns(rows):
    """Return the numbers of a table by column, without the row headers."""
    return np.array([[number(cell) for cell in row] for row in rows]).T


def rows_of(table):
    return table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')].map(td => td.textContent))"
    )
