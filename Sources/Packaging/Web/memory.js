// MARK: Memory

/** The memory of an instance, as numbers. */
class Memory {
  #exports;
  #floats;
  #integers;

  constructor(exports) {
    this.#exports = exports;
    this.#refresh();
  }

  #refresh() {
    const { buffer } = this.#exports.memory;
    this.#floats = new Float32Array(buffer);
    this.#integers = new Int32Array(buffer);
  }

  /** Memory that has grown has another buffer, and views of the old one are empty. */
  get floats() {
    if (this.#floats.length === 0) this.#refresh();
    return this.#floats;
  }

  get integers() {
    if (this.#integers.length === 0) this.#refresh();
    return this.#integers;
  }

  /** The index of the first of so many new floats. */
  allocate(count) {
    const address = count < 2 ** 29 ? this.#exports.allocate(4 * count) : 0;
    if (address === 0) throw new RangeError(`there is no memory for ${count} more floats`);
    return address >>> 2;
  }

  free(place) {
    this.#exports.release(4 * place);
  }
}

/** An instance with parameters: what streams share. */
class Core {
  constructor(exports, parameters) {
    this.exports = exports;
    this.memory = new Memory(exports);
    if (parameters === undefined) {
      if (!hasParameters) throw new TypeError('parameters: the bytes of a safetensors file are needed');
      this.parameters = exports.parameters() >>> 2;
    } else {
      const floats = readParameters(parameters);
      this.parameters = this.memory.allocate(parameterCount);
      this.memory.floats.set(floats, this.parameters);
    }
  }
}

// MARK: Checks

const isList = (values) => Array.isArray(values) || (ArrayBuffer.isView(values) && typeof values.length === 'number');

function checkList(name, values, expected) {
  if (!isList(values)) throw new TypeError(`${name}: an array ${expected} is needed`);
  if (!Array.isArray(values)) return;
  for (const value of values) {
    if (typeof value !== 'number') throw new TypeError(`${name}: ${String(value)} is no number`);
  }
}

function checkVector(name, values, count) {
  checkList(name, values, `of ${count} numbers`);
  if (values.length !== count) throw new TypeError(`${name} has ${values.length} elements instead of ${count}`);
}

function checkNumber(name, value) {
  if (typeof value !== 'number') throw new TypeError(`${name}: a number is needed`);
}

function checkToken(name, token, classes) {
  if (!Number.isInteger(token)) throw new TypeError(`${name}: a token is a whole number in 0..<${classes}`);
  if (token < 0 || token >= classes) throw new RangeError(`${name}: the token ${token} is not in 0..<${classes}`);
}
