// MARK: Parameters

function halfToNumber(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

/** How the elements of a tensor are read, from bytes that begin at the beginning of a buffer. */
const elementTypes = {
  F32: { size: 4, read: (buffer) => new Float32Array(buffer) },
  F64: { size: 8, read: (buffer) => new Float64Array(buffer) },
  F16: { size: 2, read: (buffer) => Float32Array.from(new Uint16Array(buffer), halfToNumber) },
  BF16: { size: 2, read: (buffer) => new Float32Array(Uint32Array.from(new Uint16Array(buffer), (bits) => bits << 16).buffer) },
};

/** The floats of all parameters, in the layout of the model, from the bytes of a safetensors file. */
function readParameters(source) {
  if (!(source instanceof ArrayBuffer) && !ArrayBuffer.isView(source)) {
    throw new TypeError('parameters: an ArrayBuffer with a safetensors file is needed');
  }
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
  const fail = (text) => { throw new Error(`parameters: ${text}`); };
  if (bytes.length < 8) fail('this is no safetensors file');
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (size > bytes.length - 8) fail('this is no safetensors file, or its end is missing');
  let header;
  try {
    // Without TextDecoder, which audio worklets do not have.
    const codes = Array.from(bytes.subarray(8, 8 + size), (byte) => '%' + (byte + 256).toString(16).slice(1));
    header = JSON.parse(decodeURIComponent(codes.join('')));
  } catch {
    fail('the header is no JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) fail('the header is no JSON object');
  const data = bytes.subarray(8 + size);
  const floats = new Float32Array(parameterCount);
  const found = new Set();
  for (const [name, tensor] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const place = parameterPlaces.get(name);
    if (place === undefined) {
      // What a checkpoint has besides.
      if (name.startsWith('optimizer/') || name.startsWith('state/')) continue;
      fail(`tensor '${name}': the model has no such parameter`);
    }
    const refuse = (text) => fail(`tensor '${name}': ${text}`);
    if (typeof tensor !== 'object' || tensor === null) refuse('its description is no object');
    const { dtype, shape, data_offsets: offsets } = tensor;
    const type = Object.hasOwn(elementTypes, dtype) ? elementTypes[dtype] : undefined;
    if (type === undefined) refuse(`its type is ${dtype}; F32, F64, F16 and BF16 can be read`);
    const fits = Array.isArray(shape) && shape.length === place.shape.length
      && place.shape.every((extent, index) => extent === shape[index]);
    if (!fits) refuse(`its shape is ${JSON.stringify(shape)} instead of ${JSON.stringify(place.shape)}`);
    const [begin, end] = Array.isArray(offsets) && offsets.length === 2 ? offsets : [];
    if (!(Number.isInteger(begin) && Number.isInteger(end) && begin >= 0 && begin <= end)) {
      refuse('its data_offsets are not two numbers in order');
    }
    if (end > data.length) refuse('its data is beyond the end of the file');
    const count = place.shape.reduce((product, extent) => product * extent, 1);
    if (end - begin !== count * type.size) refuse(`it has ${end - begin} bytes instead of ${count * type.size}`);
    floats.set(type.read(data.slice(begin, end).buffer), place.offset);
    found.add(name);
  }
  for (const name of parameterPlaces.keys()) {
    if (!found.has(name)) fail(`the tensor '${name}' is missing`);
  }
  return floats;
}
