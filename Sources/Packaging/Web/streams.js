// MARK: Streams

/** The steps that one call of a block's takes at most. */
const blockSteps = 128;

/** Frees the memory of streams that nothing refers to. */
const abandoned = new FinalizationRegistry(({ memory, place }) => memory.free(place));

/** What a model has once for all streams: the parameters as a step wants them. */
function prepare(core) {
  core.prepared = core.memory.allocate(preparedCount);
  core.exports.prepare(4 * core.parameters, 4 * core.prepared);
}

/** Memory for the inputs and outputs of a block, for all streams. */
function blockPlaces(core) {
  if (core.block === undefined) {
    const widths = [...stepInputs, ...stepOutputs].map(({ width }) => width);
    let place = core.memory.allocate(blockSteps * widths.reduce((sum, width) => sum + width, 0));
    core.block = widths.map((width) => (place += blockSteps * width) - blockSteps * width);
  }
  return core.block;
}

/** A view of a part of typed values, or a copy of a part of an array. */
const part = (values, begin, end) => (Array.isArray(values) ? values.slice(begin, end) : values.subarray(begin, end));

/** Runs a block of steps: [steps, width] for each input and output. */
function runBlock(core, stream, inputs, steps) {
  const { memory, exports } = core;
  for (const [index, { name, width, classes }] of stepInputs.entries()) {
    const values = inputs[index];
    checkList(name, values, classes ? 'of tokens' : `of ${width} numbers for each step`);
    const count = values.length / width;
    if (steps === undefined) {
      if (!Number.isInteger(count)) throw new TypeError(`${name} has ${values.length} elements, not ${width} for each step`);
      steps = count;
    } else if (count !== steps) {
      throw new TypeError(`${name} has ${values.length} elements instead of ${steps * width}`);
    }
    if (classes) for (const token of values) checkToken(name, token, classes);
  }
  if (!(Number.isInteger(steps) && steps >= 0)) throw new TypeError('steps: a whole number is needed');
  const places = blockPlaces(core);
  const results = stepOutputs.map(({ width }) => new Float32Array(steps * width));
  for (let first = 0; first < steps; first += blockSteps) {
    const count = Math.min(blockSteps, steps - first);
    for (const [index, { width, classes }] of stepInputs.entries()) {
      const values = part(inputs[index], first * width, (first + count) * width);
      (classes ? memory.integers : memory.floats).set(values, places[index]);
    }
    exports.run(
      4 * core.parameters, 4 * core.prepared, 4 * stream, 4 * (stream + stepMemory), count,
      ...places.map((place) => 4 * place));
    for (const [index, { width }] of stepOutputs.entries()) {
      const place = places[stepInputs.length + index];
      results[index].set(memory.floats.subarray(place, place + count * width), first * width);
    }
  }
  return results;
}
