// MARK: Whole sequences

/** The outputs for a batch of whole sequences. */
function runSequences(core, inputs, { batch = 1, lengths } = {}) {
  if (!(Number.isInteger(batch) && batch >= 1)) throw new TypeError('batch: a whole number from 1 on is needed');
  if (typeof inputs !== 'object' || inputs === null) throw new TypeError('inputs: an object with arrays is needed');
  for (const name of Object.keys(inputs)) {
    if (!sequenceInputs.some((input) => input.name === name)) throw new TypeError(`${name}: the model has no such input`);
  }
  const steps = axes.map(() => undefined);
  for (const { name, width, classes, axis, hasBatch } of sequenceInputs) {
    const values = inputs[name];
    checkList(name, values, classes ? 'of tokens' : 'of numbers');
    const row = (hasBatch ? batch : 1) * width;
    if (axis < 0 || steps[axis] !== undefined) {
      checkVector(name, values, row * (axis < 0 ? 1 : steps[axis]));
      continue;
    }
    steps[axis] = values.length / row;
    if (!(Number.isInteger(steps[axis]) && steps[axis] >= 1)) {
      throw new TypeError(`${name} has ${values.length} elements, not ${row} for each step`);
    }
  }
  const given = axes.map((axis) => (axes.length === 1 ? lengths : lengths?.[axis]));
  for (const [axis, counts] of given.entries()) {
    if (counts === undefined) continue;
    const name = axes.length === 1 ? 'lengths' : `lengths.${axes[axis]}`;
    checkVector(name, counts, batch);
    for (const count of counts) {
      if (!(Number.isInteger(count) && count >= 0 && count <= steps[axis])) {
        throw new RangeError(`${name}: ${count} is not in 0...${steps[axis]}`);
      }
    }
  }
  for (const { name, classes, axis, hasBatch } of sequenceInputs) {
    if (!classes) continue;
    // What stands at padding is not looked at.
    const count = axis < 0 ? 1 : steps[axis];
    for (let index = 0; index < inputs[name].length; index++) {
      const length = axis < 0 || !hasBatch ? count : given[axis]?.[Math.floor(index / count)] ?? count;
      if (index % count < length) checkToken(name, inputs[name][index], classes);
    }
  }

  const { memory, exports } = core;
  const size = core.sequenceSize;
  if (size === undefined || batch > size.batch || steps.some((count, axis) => count > size.steps[axis])) {
    const larger = {
      batch: Math.max(batch, size?.batch ?? 0),
      steps: steps.map((count, axis) => Math.max(count, size?.steps[axis] ?? 0)),
    };
    const place = memory.allocate(axes.length + 1);
    memory.integers.set(larger.steps, place);
    core.sequenceSize = undefined;
    const isMade = exports.sequences_reserve(4 * core.parameters, larger.batch, 4 * place);
    memory.free(place);
    if (!isMade) throw new RangeError('the batch takes more memory than there can be');
    core.sequenceSize = larger;
  }

  // The steps, addresses of lengths and inputs, and these.
  const tables = 2 * axes.length + sequenceInputs.length;
  const counts = sequenceInputs.map(({ name }) => inputs[name].length);
  const start = memory.allocate(tables + axes.length * batch + counts.reduce((sum, count) => sum + count, 0));
  try {
    const { integers, floats } = memory;
    let place = start + tables;
    integers.set(steps, start);
    for (const [axis, values] of given.entries()) {
      integers[start + axes.length + axis] = values === undefined ? 0 : 4 * place;
      if (values !== undefined) integers.set(values, place);
      place += batch;
    }
    for (const [index, { name, classes }] of sequenceInputs.entries()) {
      integers[start + 2 * axes.length + index] = 4 * place;
      (classes ? integers : floats).set(inputs[name], place);
      place += counts[index];
    }
    exports.sequences_run(
      batch, 4 * start, 4 * (start + axes.length), 4 * (start + 2 * axes.length));
  } finally {
    memory.free(start);
  }
  return sequenceOutputs.map(({ width, axis, hasBatch }, index) => {
    const place = exports.sequences_output(index) >>> 2;
    const count = (hasBatch ? batch : 1) * (axis < 0 ? 1 : exports.sequences_steps(index)) * width;
    return memory.floats.slice(place, place + count);
  });
}
