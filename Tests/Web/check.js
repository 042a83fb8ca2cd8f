// Holds packages against what the interpreter says of their models: the same in a page and in Node.
'use strict';

globalThis.checkPackages = async (apis, say) => {
  const same = (condition, text) => { if (!condition) throw new Error(text); };
  const bytesOf = (name) => Uint8Array.from(cases[name].parameters).buffer;
  /** The outputs in the order of those of the case. Words of JavaScript have a '_' behind them. */
  const list = (name, result) => (typeof result === 'number' || ArrayBuffer.isView(result)
    ? [result] : Object.keys(cases[name].outputs).map((key) => result[key] ?? result[`${key}_`]));

  /** The greatest difference between numbers and those of the case. */
  function difference(name, results) {
    const expected = Object.values(cases[name].outputs);
    same(results.length === expected.length, `${name} has ${results.length} outputs`);
    let largest = 0;
    for (const [index, values] of expected.entries()) {
      same(results[index].length === values.length, `${name}: ${results[index].length} elements, not ${values.length}`);
      for (const [place, value] of values.entries()) largest = Math.max(largest, Math.abs(results[index][place] - value));
      same(!results[index].some(Number.isNaN), `${name}: no numbers`);
    }
    say(`${name}: native ${expected[0].slice(-3).map((x) => x.toFixed(7)).join(' ')}, here ${
      Array.from(results[0].slice(-3), (x) => x.toFixed(7)).join(' ')}, largest difference ${largest.toExponential(1)}`);
    same(largest <= 1e-5, `${name} differs by ${largest}`);
  }

  async function fails(type, text, body) {
    try { await body(); } catch (error) {
      same(error.constructor === type && error.message.includes(text), `another error than '${text}': ${error}`);
      return;
    }
    throw new Error(`no error with '${text}'`);
  }

  function checkStream(name, model) {
    const inputs = Object.values(cases[name].inputs);
    const outputs = Object.values(cases[name].outputs);
    const widths = inputs.map((values) => values.length / 300);
    const argument = (values, step, width) => (width === 1 ? values[step] : values.slice(step * width, (step + 1) * width));
    const stream = model.stream();
    const results = outputs.map(() => []);
    for (let step = 0; step < 300; step++) {
      const result = list(name, stream.step(...inputs.map((values, index) => argument(values, step, widths[index]))));
      for (const [index, values] of result.entries()) results[index].push(...(ArrayBuffer.isView(values) ? values : [values]));
    }
    difference(name, results);

    // Blocks give the same bits, of arrays and of typed ones, in parts and with states that were kept.
    const typed = inputs.map((values) => (Number.isInteger(values[0]) ? Int32Array : Float32Array).from(values));
    const part = (begin, end) => typed.map((values, index) => values.subarray(begin * widths[index], end * widths[index]));
    const equal = (block, begin, end) => {
      for (const [index, values] of list(name, block).entries()) {
        const width = results[index].length / 300;
        same(values.length === (end - begin) * width, `${name}: a block of another size`);
        values.forEach((value, place) => same(value === results[index][begin * width + place], `${name}: blocks differ`));
      }
    };
    stream.reset();
    equal(stream.run(...inputs), 0, 300);
    stream.reset();
    equal(stream.run(...part(0, 10)), 0, 10);
    const copy = stream.copy();
    const { states } = stream;
    equal(stream.run(...part(10, 200)), 10, 200);
    equal(copy.run(...part(10, 200)), 10, 200);
    stream.states = states;
    equal(stream.run(...part(10, 300)), 10, 300);
    equal(copy.run(...part(200, 300)), 200, 300);
    equal(copy.run(...part(0, 0)), 0, 0);
    copy.free();
    copy.free();
    let threw = false;
    try { copy.reset(); } catch { threw = true; }
    same(threw, 'a freed stream was used');
  }

  for (const [way, api] of Object.entries(apis)) {
    say(way);
    checkStream('Writer', await api.Writer.load({ parameters: bytesOf('Writer') }));
    checkStream('Sensors', await api.Sensors.load());
    checkStream('Amplifier', await api.Amplifier.load());
    for (const name of ['Tagger', 'Pairs']) {
      const model = await api[name].load(name === 'Pairs' ? { parameters: bytesOf(name) } : {});
      const { batch, lengths, inputs } = cases[name];
      // Smaller ones first: memory for the batch is made anew.
      const one = Object.fromEntries(Object.entries(inputs).map(([key, values]) => [key, values.slice(0, values.length / batch)]));
      model.infer(one);
      difference(name, list(name, model.infer(inputs, { batch, lengths: lengths ?? undefined })));
      model.infer(one);
      difference(name, list(name, model.infer(inputs, { batch, lengths: lengths ?? undefined })));
    }
  }

  // What is wrong.
  const { Writer, Sensors, Tagger, Pairs } = Object.values(apis)[0];
  const writer = (await Writer.load({ parameters: bytesOf('Writer') })).stream();
  const sensors = (await Sensors.load()).stream();
  const tagger = await Tagger.load();
  const words = { words: [1, 2], marks: [1, 2, 3, 4], style: [1, 2, 3] };
  await fails(TypeError, 'parameters: the bytes of a safetensors file are needed', () => Writer.load());
  await fails(TypeError, 'parameters: an ArrayBuffer', () => Writer.load({ parameters: 'a path' }));
  await fails(RangeError, 'text: the token 40 is not in 0..<40', () => writer.step(40));
  await fails(RangeError, 'text: the token -1 is not in 0..<40', () => writer.run([1, -1]));
  await fails(TypeError, 'text: a token is a whole number', () => writer.step(1.5));
  await fails(TypeError, 'text: a token is a whole number', () => writer.step());
  await fails(TypeError, 'delete_ has 2 elements instead of 3', () => sensors.step([1, 2], 1));
  await fails(TypeError, 'delete_: an array of 3 numbers', () => sensors.step(1, 1));
  await fails(TypeError, 'delete_: x is no number', () => sensors.step([1, 'x', 2], 1));
  await fails(TypeError, 'weight: a number is needed', () => sensors.step([1, 2, 3]));
  await fails(TypeError, 'delete_ has 4 elements, not 3 for each step', () => sensors.run([1, 2, 3, 4], [1]));
  await fails(TypeError, 'weight has 2 elements instead of 1', () => sensors.run([1, 2, 3], [1, 2]));
  await fails(TypeError, 'states has 1 elements instead of', () => { sensors.states = [1]; });
  await fails(TypeError, 'words: an array of tokens', () => tagger.infer({}));
  await fails(TypeError, 'other: the model has no such input', () => tagger.infer({ ...words, other: [] }));
  await fails(TypeError, 'words has 0 elements', () => tagger.infer({ ...words, words: [] }));
  await fails(TypeError, 'marks has 2 elements instead of 4', () => tagger.infer({ ...words, marks: [1, 2] }));
  await fails(TypeError, 'style has 2 elements instead of 3', () => tagger.infer({ ...words, style: [1, 2] }));
  await fails(RangeError, 'words: the token 30', () => tagger.infer({ ...words, words: [1, 30] }));
  await fails(TypeError, 'batch', () => tagger.infer(words, { batch: 0 }));
  await fails(TypeError, 'lengths has 2 elements instead of 1', () => tagger.infer(words, { lengths: [1, 2] }));
  await fails(RangeError, 'lengths: 3 is not in 0...2', () => tagger.infer(words, { lengths: [3] }));
  tagger.infer({ ...words, words: [1, 30] }, { lengths: [1] });  // at padding

  // Files of parameters.
  const bytes = Uint8Array.from(cases.Writer.parameters);
  const size = new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(String.fromCharCode(...bytes.subarray(8, 8 + size)));
  const file = (change, data = bytes.subarray(8 + size)) => {
    const changed = structuredClone(header);
    change(changed);
    const text = new TextEncoder().encode(JSON.stringify(changed));
    const result = new Uint8Array(8 + text.length + data.length);
    new DataView(result.buffer).setUint32(0, text.length, true);
    result.set(text, 8);
    result.set(data, 8 + text.length);
    return result;
  };
  const name = Object.keys(header).find((key) => key.endsWith('.E'));
  const load = (change, data) => Writer.load({ parameters: file(change, data) });
  await fails(Error, 'this is no safetensors file', () => Writer.load({ parameters: new ArrayBuffer(4) }));
  await fails(Error, 'its end is missing', () => Writer.load({ parameters: bytes.subarray(0, 20) }));
  await fails(Error, 'the header is no JSON', () => Writer.load({ parameters: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 255) }));
  await fails(Error, 'the header is no JSON object', () => Writer.load({ parameters: Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 49) }));
  await fails(Error, `the tensor '${name}' is missing`, () => load((all) => { delete all[name]; }));
  await fails(Error, "tensor 'more': the model has no such parameter", () => load((all) => { all.more = all[name]; }));
  await fails(Error, `tensor '${name}': its type is I32`, () => load((all) => { all[name].dtype = 'I32'; }));
  await fails(Error, `tensor '${name}': its type is toString`, () => load((all) => { all[name].dtype = 'toString'; }));
  await fails(Error, `tensor '${name}': its shape is [960]`, () => load((all) => { all[name].shape = [960]; }));
  await fails(Error, `tensor '${name}': its data_offsets`, () => load((all) => { all[name].data_offsets.reverse(); }));
  await fails(Error, `tensor '${name}': it has`, () => load((all) => { all[name].data_offsets[1] -= 4; }));
  await fails(Error, 'beyond the end of the file', () => load(() => {}, bytes.subarray(8 + size, bytes.length - 4)));
  await fails(Error, `tensor '${name}': its description`, () => load((all) => { all[name] = 3; }));
  // What a checkpoint has besides, and texts.
  const withState = await load((all) => {
    all['optimizer/m'] = all['state/h'] = { dtype: 'X', shape: [], data_offsets: [0, 0] };
    all.__metadata__ = { 'ein Schlüssel': '…' };
  });
  const first = Array.from(writer.step(3));
  same(first.every((value, index) => value === withState.stream().step(3)[index]), 'a checkpoint differs');
  // Other types of numbers, which keep most of the digits.
  const asType = (dtype, write) => {
    const changed = structuredClone(header);
    const parts = [];
    let end = 0;
    for (const tensor of Object.values(changed)) {
      if (tensor.dtype === undefined) continue;
      const [begin, finish] = tensor.data_offsets;
      const part = write(new Float32Array(bytes.slice(8 + size + begin, 8 + size + finish).buffer));
      tensor.dtype = dtype;
      tensor.data_offsets = [end, end += part.length];
      parts.push(part);
    }
    const data = new Uint8Array(end);
    parts.reduce((place, part) => (data.set(part, place), place + part.length), 0);
    return Writer.load({ parameters: file((all) => Object.assign(all, changed), data) });
  };
  const bits = (floats) => new Uint32Array(floats.buffer);
  const half = (bits) => {
    const exponent = ((bits >>> 23) & 255) - 112;
    return ((bits >>> 16) & 0x8000) | (exponent <= 0 ? 0 : (exponent << 10) | ((bits >>> 13) & 1023));
  };
  for (const [dtype, tolerance, write] of [
    ['F64', 0, (floats) => new Uint8Array(Float64Array.from(floats).buffer)],
    ['BF16', 1e-2, (floats) => new Uint8Array(Uint16Array.from(bits(floats), (bits) => bits >>> 16).buffer)],
    ['F16', 1e-3, (floats) => new Uint8Array(Uint16Array.from(bits(floats), half).buffer)],
  ]) {
    const probabilities = (await asType(dtype, write)).stream().step(3);
    const largest = Math.max(...first.map((value, index) => Math.abs(value - probabilities[index])));
    say(`${dtype}: differs by ${largest.toExponential(1)}`);
    same(largest <= tolerance && (largest > 0 || tolerance === 0), `${dtype} differs by ${largest}`);
  }

  // Memory: what is freed is used again, and streams go on when memory has grown.
  const { Instance } = WebAssembly;
  let memory;
  WebAssembly.Instance = class extends Instance {
    constructor(...given) {
      super(...given);
      ({ memory } = this.exports);
    }
  };
  const model = Object.values(apis)[0].Sensors.loadSync({ wasm: await globalThis.sensorsWasm() });
  WebAssembly.Instance = Instance;
  const kept = model.stream();
  const reference = model.stream();
  const before = memory.buffer.byteLength;
  for (let index = 0; index < 1e5; index++) {
    const stream = model.stream();
    stream.step([1, 2, 3], 4);
    stream.free();
  }
  same(memory.buffer.byteLength === before, `memory grew to ${memory.buffer.byteLength} bytes`);
  say(`100,000 streams, one after the other: ${memory.buffer.byteLength} bytes`);
  const held = kept.step([1, 2, 3], 4).mean[0];
  const streams = Array.from({ length: 2000 }, () => model.stream());
  const grown = memory.buffer.byteLength;
  same(grown > before, 'memory did not grow');
  same(reference.step([1, 2, 3], 4).mean[0] === held, 'streams are lost when memory grows');
  for (const stream of streams) stream.free();
  for (let index = 0; index < 2000; index++) streams[index] = model.stream();
  same(memory.buffer.byteLength === grown, 'freed memory is not used again');
  say(`2,000 streams at once, twice: ${grown} bytes`);
  if (globalThis.gc) {
    // Streams that nobody frees.
    streams.length = 0;
    for (let round = 0; round < 100; round++) {
      for (let index = 0; index < 1000; index++) model.stream();
      gc();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    say(`100,000 streams that nothing refers to: ${memory.buffer.byteLength} bytes`);
    same(memory.buffer.byteLength <= 2 * grown, `memory grew to ${memory.buffer.byteLength} bytes`);
  }
};
