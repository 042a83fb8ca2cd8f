import { loadSync } from './Amplifier/Amplifier.mjs';

/** A model as an audio node. */
class Processor extends AudioWorkletProcessor {
  #stream;

  constructor({ processorOptions: { wasm } }) {
    super();
    this.#stream = loadSync({ wasm }).stream();
  }

  process([[input]], [[output]]) {
    if (input !== undefined) output.set(this.#stream.run(input));
    return true;
  }
}

registerProcessor('amplifier', Processor);
