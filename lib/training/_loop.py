"""The compiled training loop for stacked models, kept for the next training of such models."""

import json
import time

import numpy as np

from lib import setup
from lib.training import _progress
from lib.training._stacked import StackedModels, architecture
from lib.training._together import call

# One call into TensorFlow takes about this many seconds: an interrupt waits for no more than one.
SECONDS_PER_CALL = 0.5
_compiled = {}  # Loop by what it was compiled for


def loop_for(models, optimizer, measures, batch_size):
    """The loop that trains such models: one compiled before, if there is one, else a new one.

    Args:
        models: StackedModels.
        optimizer: a new Keras optimizer; a kept loop is used only if all settings but the learning
            rate are the same.
        measures: list of functions (y, outputs) -> tensor: the loss, then the metrics.
        batch_size: examples per step.
    """
    settings = {name: value for name, value in optimizer.get_config().items() if name != "name"}
    learning_rate = settings.pop("learning_rate")
    layers = architecture(models.model)
    rows = len(models.weights[0])
    optimizer_settings = (type(optimizer), json.dumps(settings))
    key = (layers, rows, optimizer_settings, tuple(measures), batch_size)
    loop = _compiled.get(key) or Loop(models, optimizer, measures, batch_size)
    loop.learning_rate = learning_rate
    if layers is not None:
        _compiled[key] = loop
    return loop


def _calls(ends):
    """The steps that each call into TensorFlow takes: yields (first, last), without the last one.

    A call is as long as SECONDS_PER_CALL, measured by how long the caller took for the one before,
    and never goes beyond one of the ends, step numbers in order.
    """
    steps = 1
    first = 0
    for end in ends:
        while first < end:
            last = min(first + steps, end)
            before = time.perf_counter()
            yield first, last
            seconds_per_step = (time.perf_counter() - before) / (last - first)
            # The first calls include the compilation: at most twice as many steps, and a bit.
            most = 2 * steps + ends[-1] // 20
            steps = max(1, min(int(SECONDS_PER_CALL / seconds_per_step), most))
            first = last


class Loop:
    """Steps of training and of validation for models of one architecture, compiled when first used.

    The compiled functions own their variables: the weights of each training are copied into them.
    """

    def __init__(self, models, optimizer, measures, batch_size):
        import tensorflow as tf

        variable = setup.import_keras().Variable
        self.model = models.model
        self.rows = len(models.weights[0])
        self.dtype = models.weights[0].dtype
        self.variables = [variable(weight, dtype=self.dtype.name) for weight in models.weights]
        self.optimizer = optimizer
        self.measures = measures
        self.batch_size = batch_size
        # Keras would take the norm of all models together.
        self.largest_norm = optimizer.global_clipnorm
        optimizer.global_clipnorm = None
        optimizer.build(self.variables)
        self.optimizer_start = [variable.numpy() for variable in optimizer.variables]
        # Without autograph, which would rewrite our code first: half of the time to compile.
        self.run = tf.function(self._run, autograph=False)
        self.validate = tf.function(self._validate, autograph=False)

    def train(self, weights, x, y, ends, validation):
        """Train models that start with these weights.

        Args:
            weights: those of StackedModels.
            x, y: tensors, the same for all models.
            ends: numbers of passes over x, in order: training stops at the last one, and the models
                after each are returned.
            validation: such a pair of tensors, or None.

        Returns:
            trained: list of StackedModels, one for each of the ends.
            measured: (epochs * batches, measures + 1, rows), each before its update, the last one
                the length of the gradient before it is clipped.
            validated: (epochs, measures, rows) or None.
        """
        import tensorflow as tf

        self._start_with(weights)
        run = self._run_for(x, y)
        batches = -(-len(x) // self.batch_size)
        kept_at = [batches * end for end in ends]
        ends_of_epochs = range(batches, kept_at[-1] + 1, batches)
        measured = []
        validated = []
        trained = []
        with _progress.bar(kept_at[-1]) as bar:
            for first, last in _calls(ends_of_epochs if validation else kept_at):
                # TensorFlow's optimizer of graphs may log what it cannot estimate.
                with setup.quiet_stderr():
                    measured.append(run(x, y, tf.constant(first), tf.constant(last)).numpy())
                    if validation and last in ends_of_epochs:
                        validated.append(self.validate(*validation).numpy())
                if last in kept_at:
                    now = [tf.constant(variable.numpy()) for variable in self.variables]
                    trained.append(StackedModels(self.model, now))
                bar.update(last - first)
        return (
            trained,
            np.concatenate(measured),
            np.stack(validated) if validation else None,
        )

    def _start_with(self, weights):
        """Copy into the variables what a training starts with: weights, and the optimizer's own."""
        variables = [*self.variables, *self.optimizer.variables]
        for variable, value in zip(variables, [*weights, *self.optimizer_start], strict=True):
            variable.assign(value)
        self.optimizer.learning_rate = self.learning_rate

    def _run_for(self, x, y):
        """_run, traced with open (None) dimensions: arrays of another size need no new trace."""
        import tensorflow as tf

        inputs = tf.TensorSpec(self.model.input_shape, x.dtype)
        targets = tf.TensorSpec((None, *y.shape[1:]), y.dtype)
        step = tf.TensorSpec((), tf.int32)
        return self.run.get_concrete_function(inputs, targets, step, step)

    def _measure(self, outputs, y):
        """The mean of each measure for each model: (measures, rows)."""
        import tensorflow as tf

        y = tf.repeat(y[None], self.rows, axis=0)
        values = [tf.cast(measure(y, outputs), self.dtype) for measure in self.measures]
        return tf.stack([tf.reduce_mean(value, range(1, len(value.shape))) for value in values])

    def _run(self, x, y, first, last):
        """Take steps first to last - 1; measures and norms (steps, measures + 1, rows)."""
        import tensorflow as tf

        batches = (tf.shape(x)[0] - 1) // self.batch_size + 1
        shape = (len(self.measures) + 1, self.rows)
        history = tf.TensorArray(self.dtype, last - first, element_shape=shape)

        def before_the_end(step, history):
            return step < last

        def take_step(step, history):
            start = step % batches * self.batch_size
            rows = slice(start, start + self.batch_size)
            return step + 1, history.write(step - first, self._step(x[rows], y[rows]))

        _, history = tf.while_loop(before_the_end, take_step, (first, history))
        return history.stack()

    def _step(self, x, y):
        """Take one step with a batch; its measures and norms (measures + 1, rows)."""
        import tensorflow as tf

        weights = [variable.value for variable in self.variables]
        with tf.GradientTape() as tape:
            tape.watch(weights)
            measured = self._measure(call(self.model, weights, x[None]), y)
            losses = measured[0]
        gradients = tape.gradient(losses, weights)
        # That of an Embedding is sparse.
        full = [tf.convert_to_tensor(gradient) for gradient in gradients]
        norms = self._norms(full)
        if self.largest_norm:
            gradients = self._clipped(full, norms)
        self.optimizer.apply(gradients, self.variables)
        return tf.concat([measured, norms[None]], axis=0)

    def _norms(self, gradients):
        """The length of each model's whole gradient: (rows,)."""
        import tensorflow as tf

        squares = [
            tf.reduce_sum(gradient**2, range(1, len(gradient.shape))) for gradient in gradients
        ]
        return tf.sqrt(sum(squares))

    def _clipped(self, gradients, norms):
        """The gradients, each model's shortened to largest_norm where it is longer."""
        import tensorflow as tf

        shares = tf.minimum(self.largest_norm / norms, 1.0)
        return [
            tf.reshape(shares, (-1, *[1] * (len(gradient.shape) - 1))) * gradient
            for gradient in gradients
        ]

    def _validate(self, x, y):
        """Loss and metrics (measures, rows), one column per model."""
        weights = [variable.value for variable in self.variables]
        return self._measure(call(self.model, weights, x[None]), y)
