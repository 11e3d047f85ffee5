"""How a gradient shrinks or grows over the steps of a linear RNN."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 1, 5, 2
TITLE = Text("The gradient of a linear RNN")
TEXT = Text("""
An RNN of one unit without activation computes $h_t = u\\,h_{t-1} + x_t$. Answer with floats.

- `gradient_small`: $\\partial h_n / \\partial h_0$ with `u_small`
- `gradient_large`: $\\partial h_n / \\partial h_0$ with `u_large`

$n$ is `gradient_steps`.
""")


def given(numbers):
    gradient_steps = numbers.randint(15, 50)
    u_small, u_large = numbers.randint(80, 97) / 100, numbers.randint(103, 120) / 100
    return gradient_steps, u_small, u_large


def answer(gradient_steps, u_small, u_large):
    gradient_small = u_small**gradient_steps
    gradient_large = u_large**gradient_steps
    return gradient_small, gradient_large


MISTAKES = [
    (
        lambda gradient_steps, u_small, u_large: (u_small * gradient_steps, u_large * gradient_steps),
        Text("The factors of the steps are multiplied, not added."),
    ),
    (
        lambda gradient_steps, u_small, u_large: (u_small ** (gradient_steps - 1), u_large ** (gradient_steps - 1)),
        Text("Multiply once per time step."),
    ),
    (
        lambda u_small, u_large: (u_small, u_large),
        Text("This is the gradient over one step."),
    ),
]
